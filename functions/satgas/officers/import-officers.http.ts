import { sheetTypes } from '../../../shared/csv/sheet-types.ts';
import { mediaType, readForm, type SentBody } from '../../../shared/http/body.ts';
import { readFile } from '../../../shared/http/upload.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { mostSheetBytes, type importOfficers } from './import-officers.ts';
import { officersPage, type OfficersPageNeeds } from './officers-page.ts';
import type { officerOperations } from './operations.ts';

type Needs = OfficersPageNeeds & { take: ReturnType<typeof importOfficers> };

/** POST /v1/officers/import: takes a list of officers as a sheet, or pasted into the page; says of every row not taken why. */
export const importOfficersHttp =
  (needs: Needs): Does<(typeof officerOperations)['importOfficers']> =>
  async ({ bytes, person, query, request }) => {
    const { sheet, isPasted } = await sheetIn(bytes, request);
    const does = query.preview === 'yes' ? 'preview' : 'propose';
    const imported = await needs.take(sheet, { person, does });
    const isShownAgain = does === 'preview' && isPasted;
    const pasted = isShownAgain ? Buffer.from(sheet).toString('utf8') : undefined;
    return {
      status: 200,
      body: imported,
      page: officersPage(needs, { scope: person.region, person }, { imported, pasted }),
    };
  };

/** A list that was sent, and whether it was pasted as text. */
type SentList = { sheet: Uint8Array; isPasted: boolean };

const sheetIn = async (bytes: Buffer, request: SentBody): Promise<SentList> => {
  const type = mediaType(request);
  if (type === 'application/x-www-form-urlencoded') {
    if (bytes.length > mostSheetBytes) throw new Refusal('body-too-large');
    return { sheet: Buffer.from(readForm(bytes)['sheet'] ?? ''), isPasted: true };
  }
  const { file } = await readFile(request, {
    types: [...sheetTypes, 'multipart/form-data'],
    mostBytes: mostSheetBytes,
    tooLarge: 'list-too-large',
  });
  return { sheet: file.content, isPasted: type === 'text/csv' };
};
