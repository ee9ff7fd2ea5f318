import { createHash } from 'node:crypto';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { whyNoUnit } from '../../../shared/closed-unit.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { handOverByUnit } from './hand-over-by-unit.ts';
import { sheetsUntil, type Ceremony } from './ceremony.ts';
import { readSheetLink } from './ceremony-tokens.ts';
import type { CeremonyOperations } from './operations.ts';
import type { Sheet } from './sheet.ts';
import type { SheetStore } from './sheet-store.ts';
import { sheetProgress, unknownSheet, type SheetNeeds } from './sheets.http.ts';
import { listed } from './ceremony-view.ts';
import type { takeSheet } from './take-sheet.ts';

type Needs = SheetNeeds & {
  campaign: Campaign;
  sheets: Pick<SheetStore, 'sheetsOf'>;
  key: () => Promise<Uint8Array>;
  newId: () => string;
  now: () => number;
};

/** GET /l/{token}: shows the admin of a unit where to send its sheet, and what was sent. */
export const showUnitSheetsHttp =
  (needs: Needs): Does<CeremonyOperations['showUnitSheets']> =>
  async ({ path, request }) => {
    const { ceremony, unit, by } = await follow(needs, path.token);
    const sheets = (await needs.sheets.sheetsOf(ceremony.ceremonyId)).filter(
      (sheet) => sheet.by === by,
    );
    const body = {
      ceremony: listed(ceremony, needs.now()),
      unit,
      maySend: ceremony.startedAt !== undefined,
      sheets: sheets.map(shownSheet),
    };
    const action = request.base + request.path;
    const shown = { ...body, sheets, action, token: path.token, idempotencyKey: needs.newId() };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/unit-sheets.tsx')).renderUnitSheets(frame, {
          ...shown,
          region: servedRegion(needs.campaign, ceremony.region),
        }),
    };
  };

const shownSheet = ({ sheetId, sentAt, rows, taken }: Sheet) => ({
  sheetId,
  sentAt: new Date(sentAt).toISOString(),
  rows,
  taken,
});

/** POST /l/{token}: takes the sheet of one unit; people of other units on it are refused row by row. */
export const takeUnitSheetHttp =
  (needs: Needs, take: ReturnType<typeof takeSheet>): Does<CeremonyOperations['takeUnitSheet']> =>
  async ({ path, file: { content }, idempotencyKey, request }) => {
    const { ceremony, unit, by } = await follow(needs, path.token);
    // Two units that send the same file send two sheets: each link takes other rows of it.
    const name = idempotencyKey ?? createHash('sha256').update(content).digest('base64url');
    const sheet = await take({
      ceremony: { ...ceremony, units: [unit.code] },
      content,
      idempotencyKey: `${unit.code}/${name}`,
      by,
      byUnit: unit.code,
    });
    const location = `${request.base}${request.path}/${sheet.sheetId}`;
    if (request.wantsHtml) return { status: 303, headers: { location } };
    return { status: 202, body: await sheetProgress(needs, sheet), headers: { location } };
  };

/** POST /l/{token}/hand-overs: sealed pledges of the unit's people, from phones without a signal. */
export const handOverByUnitHttp =
  (
    needs: Needs,
    handOver: ReturnType<typeof handOverByUnit>,
  ): Does<CeremonyOperations['handOverByUnit']> =>
  async ({ path, body: { pledges } }) => {
    const { ceremony, unit, by } = await follow(needs, path.token);
    const states = await handOver({ ceremony, unit: unit.code, by, sealed: pledges });
    return { status: 202, body: { states } };
  };

/** GET /l/{token}/{sheetId}: how far a sheet of the unit is, and what became of every row. */
export const readUnitSheetHttp =
  (needs: Needs): Does<CeremonyOperations['readUnitSheet']> =>
  async ({ path: { token, sheetId }, request }) => {
    const { ceremony, by } = await follow(needs, token);
    const sheet = await needs.sheets.sheet({ ceremonyId: ceremony.ceremonyId, sheetId });
    if (sheet?.by !== by) throw unknownSheet();
    const body = await sheetProgress(needs, sheet);
    const back = request.base + request.path.slice(0, request.path.lastIndexOf('/'));
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./pages/sheet.tsx')).renderSheet(frame, { sheet: body, back }),
    };
  };

type Followed = { ceremony: Ceremony; unit: { code: string; name: string }; by: string };

const follow = async (needs: Needs, token: string): Promise<Followed> => {
  const link = readSheetLink(await needs.key(), token, needs.now());
  if (!link.ok && link.reason === 'too-old') throw tooLate();
  const ceremony = link.ok ? await needs.ceremonies.find(link.ceremonyId) : undefined;
  const region = ceremony && servedRegion(needs.campaign, ceremony.region);
  const unit = region?.units.find(({ code }) => link.ok && code === link.unit);
  if (link.ok && region?.closedUnits?.some(({ code }) => code === link.unit))
    throw new Refusal('link-refused', [{ field: 'token', ...whyNoUnit(region, link.unit) }]);
  if (!ceremony || !unit || !ceremony.units.includes(unit.code))
    throw new Refusal('link-refused', [{ field: 'token', reason: 'forged' }]);
  if (ceremony.startedAt !== undefined && sheetsUntil(ceremony) < needs.now()) throw tooLate();
  const { code, name } = unit;
  return { ceremony, unit: { code, name }, by: `unit:${code}` };
};

const tooLate = () => new Refusal('link-expired', [{ field: 'token', reason: 'sheets-over' }]);
