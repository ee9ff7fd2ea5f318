import * as z from 'zod/mini';
import { idempotencyKeyOf, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { readUpload } from '../../../shared/http/upload.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { ceremonyFor, ceremonyPath, type CeremonyNeeds } from './ceremonies.http.ts';
import type { PledgedStore } from './pledged-store.ts';
import type { Sheet, SheetAnswer } from './sheet.ts';
import type { SheetStore } from './sheet-store.ts';
import type { takeSheet } from './take-sheet.ts';

/** Bytes of one sheet. */
export const mostSheetBytes = 2 * 1024 * 1024;
export const sheetTypes = ['text/csv', 'multipart/form-data'];
export const sheetPath = z.extend(ceremonyPath, {
  sheetId: z.string().check(z.regex(/^[\w-]{16}$/)),
});

export type SheetNeeds = Pick<CeremonyNeeds, 'ceremonies'> & {
  sheets: SheetStore;
  pledged: Pick<PledgedStore, 'done'>;
};

/** POST /v1/ceremonies/{ceremonyId}/sheet: takes the sheet of a place without signal; 202, for its rows are on their way. */
export const takeSheetHttp =
  (needs: SheetNeeds, take: ReturnType<typeof takeSheet>): HttpUseCase =>
  async (request) => {
    const { ceremony, person } = await ceremonyFor(needs, 'takeSheet', request);
    const sent = await sentSheet(request);
    const sheet = await take({ ...sent, ceremony, by: person.personId });
    const location = `${request.base}/v1/ceremonies/${ceremony.ceremonyId}/sheets/${sheet.sheetId}`;
    if (request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 202, body: await toldSheet(needs, sheet), headers: { location } };
  };

/** The file of a request, sent as such or by a form. */
export const sentSheet = async (request: Request) => {
  const contentType = request.headers['content-type']?.[0] ?? '';
  const type = contentType.split(';', 1)[0]?.trim().toLowerCase();
  if (request.body.length > mostSheetBytes)
    throw new Refusal('body-too-large', [{ field: 'file', reason: 'sheet-too-large' }]);
  if (type === 'text/csv')
    return { content: request.body, idempotencyKey: idempotencyKeyOf(request) };
  if (type !== 'multipart/form-data')
    throw new Refusal('media-type-refused', [{ field: 'content-type', reason: 'unsupported' }], {
      accept: sheetTypes.join(', '),
    });
  const { file: content, idempotencyKey } = await readUpload(request, mostSheetBytes);
  if (!content) throw refuseField('file', 'required');
  return { content, idempotencyKey };
};

/** GET /v1/ceremonies/{ceremonyId}/sheets/{sheetId}: how far a sheet is, and what became of every row. */
export const readSheetHttp =
  (needs: SheetNeeds): HttpUseCase =>
  async (request) => {
    const { ceremony } = await ceremonyFor(needs, 'readSheet', request);
    const { sheetId } = readParameters(request.params, sheetPath);
    const { ceremonyId } = ceremony;
    const sheet = await needs.sheets.sheet({ ceremonyId, sheetId });
    if (!sheet) throw new Refusal('not-found', [{ field: 'sheetId', reason: 'unknown-sheet' }]);
    const body = await toldSheet(needs, sheet);
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

/** How far a sheet is, for an answer. */
export const toldSheet = async (
  { sheets, pledged }: SheetNeeds,
  sheet: Sheet,
): Promise<SheetAnswer> => {
  const [{ counted, before }, refusedRows] = await Promise.all([
    pledged.done(sheet),
    sheets.refusedRows(sheet),
  ]);
  const { ceremonyId, sheetId, sentAt, rows, taken, refused } = sheet;
  return {
    ceremonyId,
    sheetId,
    state: counted.length + before.length >= taken ? 'kept' : 'keeping',
    sentAt: new Date(sentAt).toISOString(),
    rows,
    taken,
    refused,
    counted: counted.length,
    pledgedBefore: before,
    refusedRows,
  };
};
