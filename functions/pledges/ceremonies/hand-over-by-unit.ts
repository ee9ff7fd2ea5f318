import type { Campaign } from '../../../shared/campaign.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { HandedState } from '../handing-over/handed.ts';
import { openSealed, type HandedPledge } from '../handing-over/open-sealed.ts';
import { identify } from '../register/identify.ts';
import type { Ceremony } from './ceremony.ts';
import type { SheetPledge } from './sheet.ts';
import type { SheetStore } from './sheet-store.ts';
import { requireTime } from './take-sheet.ts';

type Needs = {
  campaign: Campaign;
  sheets: Pick<SheetStore, 'begin' | 'putPart'>;
  /** The secret of ceremonies. */
  key: () => Promise<Uint8Array>;
  pepper: () => Promise<Uint8Array>;
  now: () => number;
};

/** Sealed pledges that a unit's link hands over for its people. */
export type ByUnit = { ceremony: Ceremony; unit: string; by: string; sealed: readonly string[] };

/**
 * Sends sealed pledges of a unit on the way of its sheet: attended by the unit's word where its roster expects the
 * person, else claimed. The same ones in any order are the same sheet, and the same people twice are counted once.
 * Returns a state for each. Refuses a ceremony not started ('conflict') and one that ended over a week ago ('too-late').
 */
export const handOverByUnit =
  (needs: Needs) =>
  async ({ ceremony, unit, by, sealed }: ByUnit): Promise<HandedState[]> => {
    const sentAt = needs.now();
    const swornAt = requireTime(ceremony, sentAt);
    const secret = await needs.key();
    const rows: SheetPledge[] = [];
    const states: HandedState[] = [];
    for (const [at, one] of sealed.entries()) {
      const handed = openSealed(secret, one);
      const row = handed && (await rowOf(needs, { ceremony, unit, handed }));
      states.push(handed ? (row ? 'stored' : 'not-accepted') : 'unreadable');
      if (row) rows.push({ ...row, line: at + 1 });
    }
    if (rows.length === 0) return states;
    const { region, ceremonyId, act } = ceremony;
    const named = nameOf(await needs.pepper(), { ceremonyId, unit, rows });
    const counts = {
      rows: sealed.length,
      taken: rows.length,
      refused: sealed.length - rows.length,
    };
    const sheet = await needs.sheets.begin({ ...named, ...counts, ceremonyId, sentAt, by });
    const { sheetId } = sheet;
    const part = { region, ceremonyId, sheetId, act, swornAt, byUnit: unit, pledges: rows };
    await needs.sheets.putPart(part, 0);
    return states;
  };

type Row = { ceremony: Ceremony; unit: string; handed: HandedPledge };

/** A row of the sheet; undefined for who belongs to another unit, or has no number that can be one. */
const rowOf = async (
  needs: Needs,
  { ceremony, unit, handed: { form } }: Row,
): Promise<Omit<SheetPledge, 'line'> | undefined> => {
  if (form.region !== ceremony.region || form.unit !== unit) return undefined;
  try {
    const personKey = await identify(needs, form, needs.now());
    return { personKey, unit, staffKind: form.staffKind };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
};

type Naming = { ceremonyId: string; unit: string; rows: readonly SheetPledge[] };

/** Who is on it names it, in whatever order: keyed, as people's keys are. */
const nameOf = (pepper: Uint8Array, { ceremonyId, unit, rows }: Naming) => {
  const people = rows.map(({ personKey }) => personKey).sort();
  const content = keyedHash(pepper, 'hand-over-1', [ceremonyId, unit, ...people].join('\n'));
  return { sheetId: content.slice(0, 16), content };
};
