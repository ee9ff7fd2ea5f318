import { ownMark } from '../../../shared/attempt.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { ceremonyFor, type CeremonyNeeds } from './ceremonies.http.ts';
import type { CeremonyOperations } from './operations.ts';
import type { PledgedStore } from './pledged-store.ts';
import type { Sheet, SheetAnswer } from './sheet.ts';
import type { SheetStore } from './sheet-store.ts';
import type { takeSheet } from './take-sheet.ts';

export type SheetNeeds = Pick<CeremonyNeeds, 'ceremonies'> & {
  sheets: Pick<SheetStore, 'sheet' | 'refusedRows'>;
  pledged: Pick<PledgedStore, 'done'>;
};

/** POST /v1/ceremonies/{ceremonyId}/sheet: takes the sheet of a place without signal; 202, for its rows are on their way. */
export const takeSheetHttp =
  (needs: SheetNeeds, take: ReturnType<typeof takeSheet>): Does<CeremonyOperations['takeSheet']> =>
  async ({ file: { content }, idempotencyKey, request, ...call }) => {
    const { ceremony, person } = await ceremonyFor(needs, call);
    const sheet = await take({
      ceremony,
      content,
      idempotencyKey: ownMark(person, idempotencyKey),
      by: person.personId,
    });
    const location = `${request.base}/v1/ceremonies/${ceremony.ceremonyId}/sheets/${sheet.sheetId}`;
    if (request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 202, body: await sheetProgress(needs, sheet), headers: { location } };
  };

/** GET /v1/ceremonies/{ceremonyId}/sheets/{sheetId}: how far a sheet is, and which rows were refused. */
export const readSheetHttp =
  (needs: SheetNeeds): Does<CeremonyOperations['readSheet']> =>
  async (call) => {
    const { ceremony } = await ceremonyFor(needs, call);
    const sheet = await needs.sheets.sheet(call.path);
    if (!sheet) throw unknownSheet();
    const body = await sheetProgress(needs, sheet);
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/sheet.tsx')).renderSheet(frame, {
          sheet: body,
          back: `${frame.base}/v1/ceremonies/${ceremony.ceremonyId}`,
        }),
    };
  };

export const unknownSheet = () =>
  new Refusal('not-found', [{ field: 'sheetId', reason: 'unknown-sheet' }]);

/** How far a sheet is, for an answer. */
export const sheetProgress = async (
  { sheets, pledged }: SheetNeeds,
  sheet: Sheet,
): Promise<SheetAnswer> => {
  const [stored, refusedRows] = await Promise.all([pledged.done(sheet), sheets.refusedRows(sheet)]);
  const { ceremonyId, sheetId, sentAt, rows, taken, refused } = sheet;
  return {
    ceremonyId,
    sheetId,
    state: stored >= taken ? 'kept' : 'keeping',
    sentAt: new Date(sentAt).toISOString(),
    rows,
    taken,
    refused,
    stored,
    refusedRows,
  };
};
