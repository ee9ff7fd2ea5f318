import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { addWitnessHttp } from './add-witness.http.ts';
import {
  listCeremoniesHttp,
  moveCeremonyHttp,
  readCeremonyHttp,
  type CeremonyNeeds,
} from './ceremonies.http.ts';
import { attendHttp, kioskHttp } from './kiosk.http.ts';
import { openCeremonyHttp } from './open-ceremony.http.ts';
import type { PledgedStore } from './pledged-store.ts';
import { printRecordHttp, readListHttp, readRecordHttp, sealRecordHttp } from './record.http.ts';
import type { SealStore } from './seal-store.ts';
import type { SheetStore } from './sheet-store.ts';
import { readSheetHttp, takeSheetHttp } from './sheets.http.ts';
import { takeSheet } from './take-sheet.ts';
import { readUnitSheetHttp, showUnitSheetsHttp, takeUnitSheetHttp } from './unit-sheets.http.ts';
import { confirmWitnessHttp, showWitnessHttp } from './witness.http.ts';

type Needs = CeremonyNeeds & {
  sheets: SheetStore;
  pledged: PledgedStore;
  seals: SealStore;
  pepper: () => Promise<Uint8Array>;
};

/** What answers the routes of ceremonies, by method and path. */
export const ceremonyHandlers = (needs: Needs): Record<string, HttpUseCase> => ({
  'POST /v1/ceremonies': openCeremonyHttp(needs),
  'GET /v1/ceremonies': listCeremoniesHttp(needs),
  'GET /v1/ceremonies/{ceremonyId}': readCeremonyHttp(needs),
  'POST /v1/ceremonies/{ceremonyId}/moves': moveCeremonyHttp(needs),
  'POST /v1/ceremonies/{ceremonyId}/witnesses': addWitnessHttp(needs),
  'POST /v1/ceremonies/{ceremonyId}/sheet': takeSheetHttp(needs, takeSheet(needs)),
  'GET /v1/ceremonies/{ceremonyId}/sheets/{sheetId}': readSheetHttp(needs),
  'GET /v1/ceremonies/{ceremonyId}/berita-acara': readRecordHttp(needs),
  'GET /v1/ceremonies/{ceremonyId}/berita-acara.pdf': printRecordHttp(needs),
  'GET /v1/ceremonies/{ceremonyId}/list': readListHttp(needs),
  'POST /v1/ceremonies/{ceremonyId}/sealing': sealRecordHttp(needs),
  'GET /l/{token}': showUnitSheetsHttp(needs),
  'POST /l/{token}': takeUnitSheetHttp(needs, takeSheet(needs)),
  'GET /l/{token}/{sheetId}': readUnitSheetHttp(needs),
  'GET /w/{token}': showWitnessHttp(needs),
  'POST /w/{token}': confirmWitnessHttp(needs),
  'GET /ikrar/apel/{screen}': kioskHttp(needs),
  'GET /ikrar/hadir/{code}': attendHttp(needs),
});
