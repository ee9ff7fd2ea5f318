import { createHmac } from 'node:crypto';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { ceremonyPolicy, endOf, type Ceremony } from './ceremony.ts';
import { readSheet, type ReadSheet } from './read-sheet.ts';
import type { Sheet, SheetPart } from './sheet.ts';
import type { SheetStore } from './sheet-store.ts';

type Needs = {
  campaign: Campaign;
  sheets: SheetStore;
  pepper: () => Promise<Uint8Array>;
  now: () => number;
};

/** A sheet as it was sent. Without an Idempotency-Key the file itself identifies it. */
export type SentSheet = {
  ceremony: Ceremony;
  content: Uint8Array;
  idempotencyKey: string | undefined;
  by: string;
  /** The unit whose link sends it. */
  byUnit?: string;
};

/** Rows in one part: one call of the function that stores them. */
export const rowsInPart = 250;

/**
 * Takes the sheet of a ceremony: every right row is on its way into the register when this answers, every other is
 * named. Killed anywhere and sent again it makes the same pledges. Refuses a ceremony not started ('conflict',
 * 'ceremony-not-started'), one that ended over a week ago ('too-late', 'sheets-over'), another body under the same key.
 */
export const takeSheet =
  ({ campaign, sheets, pepper, now }: Needs) =>
  async ({ ceremony, content, idempotencyKey, by, byUnit }: SentSheet): Promise<Sheet> => {
    const swornAt = requireTime(ceremony, now());
    const region = servedRegion(campaign, ceremony.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const key = await pepper();
    const read = await readSheet(
      { campaign, region, pepper: key, now: now(), units: ceremony.units },
      content,
    );
    const named = nameOf(key, { ceremony, content, idempotencyKey });
    const made = { ...named, ceremonyId: ceremony.ceremonyId, sentAt: now(), by };
    const sheet = await sheets.begin({ ...made, ...countsOf(read) });
    if (sheet.content !== named.content) throw new Refusal('idempotency-key-reused');
    await sheets.putRefused(sheet, read.refused);
    const { region: code, act, ceremonyId } = ceremony;
    const { sheetId } = sheet;
    const part = { region: code, ceremonyId, sheetId, act, swornAt, ...(byUnit && { byUnit }) };
    await sendOn(sheets, part, read.pledges);
    return sheet;
  };

const countsOf = ({ rows, pledges, refused }: ReadSheet) => ({
  rows,
  taken: pledges.length,
  refused: refused.length,
});

const sendOn = async (
  sheets: SheetStore,
  part: Omit<SheetPart, 'pledges'>,
  pledges: SheetPart['pledges'],
): Promise<void> => {
  for (let from = 0; from < pledges.length; from += rowsInPart)
    await sheets.putPart({ ...part, pledges: pledges.slice(from, from + rowsInPart) }, from);
};

/** When the words were spoken; refuses what takeSheet does. */
export const requireTime = (ceremony: Ceremony, now: number): number => {
  if (ceremony.startedAt === undefined)
    throw new Refusal('conflict', [{ field: 'ceremonyId', reason: 'ceremony-not-started' }]);
  if ((endOf(ceremony) ?? now) + ceremonyPolicy.sheetMs < now)
    throw new Refusal('too-late', [{ field: 'ceremonyId', reason: 'sheets-over' }]);
  return ceremony.startedAt;
};

type Named = Pick<SentSheet, 'ceremony' | 'content' | 'idempotencyKey'>;

const nameOf = (
  pepper: Uint8Array,
  { ceremony: { ceremonyId }, content, idempotencyKey }: Named,
): Pick<Sheet, 'sheetId' | 'content'> => {
  const keyed = (...parts: (string | Uint8Array)[]): string => {
    const hmac = createHmac('sha256', pepper).update('netral/ceremony-sheet-1\n');
    for (const part of parts) hmac.update(`${part.length}:`).update(part);
    return hmac.digest('base64url');
  };
  const hash = keyed(ceremonyId, content);
  const name = idempotencyKey === undefined ? hash : keyed(ceremonyId, 'key', idempotencyKey);
  return { sheetId: name.slice(0, 16), content: hash };
};
