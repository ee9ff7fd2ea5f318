import type { Campaign } from '../../../shared/campaign.ts';
import { servedRegion } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { textFor } from '../../../shared/pledging.ts';
import type { PledgeStore } from '../register/pledge-store.ts';
import type { Standing } from '../register/standing.ts';
import type { IsExpected } from '../rosters/expected-there.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { sheetAttempt } from '../register/sheet-attempt.ts';
import type { SheetPart, SheetPledge } from './sheet.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeStore;
  isExpected: IsExpected;
  now: Now;
  randomBytes: (size: number) => Uint8Array;
};

const atOnce = 16;

/**
 * Stores the rows of a sheet as pledges of their ceremony, by the same write as every pledge: who attended before stays
 * where they were, and the same rows again change nothing. What the leader or an admin sent was attended; what a unit
 * sent by its link was attended by the unit's word where its roster expects the person, and else claimed: by no number
 * of sheets can a unit's word make more than its roster.
 */
export const keepSheet =
  (needs: Needs) =>
  async (part: SheetPart): Promise<void> => {
    await eachOf(part.pledges, { atOnce }, (row) => keepRow(needs, part, row));
  };

const keepRow = async (
  needs: Needs,
  part: SheetPart,
  { personKey, unit, staffKind, line }: SheetPledge,
): Promise<void> => {
  const { campaign, pledges, now, randomBytes } = needs;
  const { region, act, swornAt, ceremonyId } = part;
  const standing = await standingOf(needs, part, { personKey, unit });
  await pledges.store({
    personKey,
    standing,
    region,
    unit,
    staffKind,
    act,
    channel: 'sheet',
    ...(standing !== 'claimed' && { ceremony: ceremonyId }),
    textVersion: textOf(campaign, part).version,
    pledgedAt: now(),
    swornAt,
    receiptId: Buffer.from(randomBytes(8)).toString('hex'),
    sheetRow: sheetAttempt(part, line),
  });
};

type Person = { personKey: string; unit: string };

const standingOf = async (
  { isExpected }: Needs,
  { region, byUnit }: SheetPart,
  person: Person,
): Promise<Standing> => {
  if (byUnit === undefined) return 'attended';
  return (await isExpected({ region, ...person })) ? 'attended-by-unit' : 'claimed';
};

/** The words that were spoken: a ceremony starts only while the phase of its region is open. */
const textOf = (campaign: Campaign, { region: code, swornAt }: SheetPart) => {
  const region = servedRegion(campaign, code);
  const text = region && textFor(campaign, region, swornAt);
  if (!text) throw new Error(`No pledge text held in ${code} when the ceremony started`);
  return text;
};
