import type { ServedBy } from '../../../shared/operation/serve.ts';
import type { EmblemOf } from '../../../shared/pdf/emblem.ts';
import { addWitnessHttp } from './add-witness.http.ts';
import { askEndingHttp } from './ask-ending.http.ts';
import { listCeremoniesHttp, readCeremonyHttp, type CeremonyNeeds } from './ceremonies.http.ts';
import { listCodesHttp, voidCodeHttp } from './codes.http.ts';
import { correctCeremonyHttp } from './correct-ceremony.http.ts';
import { handOverByUnit } from './hand-over-by-unit.ts';
import { attendHttp, kioskHttp } from './kiosk.http.ts';
import { moveCeremonyHttp } from './move-ceremony.http.ts';
import { openCeremonyHttp } from './open-ceremony.http.ts';
import type { CeremonyOperations } from './operations.ts';
import type { PledgedStore } from './pledged-store.ts';
import { printRecordHttp, readListHttp, readRecordHttp } from './record.http.ts';
import { askSealingHttp, sealRecordHttp } from './seal-record.http.ts';
import type { SealStore } from './seal-store.ts';
import type { SignatureStore } from '../../../shared/signing/signature-rows.ts';
import type { SheetStore } from './sheet-store.ts';
import { readSheetHttp, takeSheetHttp } from './sheets.http.ts';
import { takeSheet } from './take-sheet.ts';
import type { TicketStore } from './ticket-store.ts';
import {
  handOverByUnitHttp,
  readUnitSheetHttp,
  showUnitSheetsHttp,
  takeUnitSheetHttp,
} from './unit-sheets.http.ts';
import { confirmWitnessHttp, showWitnessHttp } from './witness.http.ts';

type Needs = CeremonyNeeds & {
  emblemOf: EmblemOf;
  sheets: SheetStore;
  pledged: PledgedStore;
  seals: SealStore;
  signatures: Pick<SignatureStore, 'find'>;
  isSignable: boolean;
  tickets: TicketStore;
  pepper: () => Promise<Uint8Array>;
  randomBytes: (size: number) => Uint8Array;
};

type Served = ServedBy<CeremonyOperations, 'pledges/ceremonies/ceremonies'>;

/** The use case of every operation of ceremonies. */
export const ceremonyUseCases = (needs: Needs): Served => ({
  openCeremony: openCeremonyHttp(needs),
  listCeremonies: listCeremoniesHttp(needs),
  readCeremony: readCeremonyHttp(needs),
  moveCeremony: moveCeremonyHttp(needs),
  askEnding: askEndingHttp(needs),
  correctCeremony: correctCeremonyHttp(needs),
  addWitness: addWitnessHttp(needs),
  takeSheet: takeSheetHttp(needs, takeSheet(needs)),
  readSheet: readSheetHttp(needs),
  readRecord: readRecordHttp(needs),
  printRecord: printRecordHttp(needs),
  readPledgeList: readListHttp(needs),
  askSealing: askSealingHttp(needs),
  sealRecord: sealRecordHttp(needs),
  listCodes: listCodesHttp(needs),
  voidCode: voidCodeHttp(needs),
  showUnitSheets: showUnitSheetsHttp(needs),
  takeUnitSheet: takeUnitSheetHttp(needs, takeSheet(needs)),
  handOverByUnit: handOverByUnitHttp(needs, handOverByUnit(needs)),
  readUnitSheet: readUnitSheetHttp(needs),
  showWitnessPage: showWitnessHttp(needs),
  confirmWitness: confirmWitnessHttp(needs),
  showKiosk: kioskHttp(needs),
  attendCeremony: attendHttp(needs),
});
