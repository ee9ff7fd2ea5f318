import type { Campaign } from '../../../shared/campaign.ts';
import { servedRegion } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { textFor } from '../../../shared/pledging.ts';
import { issueReceipt, type SigningKey } from '../../../shared/receipt/receipt.ts';
import type { PledgeStore } from '../register/pledge-store.ts';
import type { StandingReader } from '../rosters/standing.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { sheetAttempt } from '../register/sheet-attempt.ts';
import type { SheetPart, SheetPledge } from './sheet.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeStore;
  standingOf: StandingReader;
  receiptKey: () => Promise<SigningKey>;
  now: Now;
  randomBytes: (size: number) => Uint8Array;
};

const atOnce = 16;

/**
 * Keeps the rows of a sheet as pledges of their ceremony, by the same upsert as every pledge: who pledged before stays
 * counted where they were, and the same rows again change nothing.
 */
export const keepSheet =
  (needs: Needs) =>
  async (part: SheetPart): Promise<void> => {
    await eachOf(part.pledges, { atOnce }, (row) => keepRow(needs, part, row));
  };

const keepRow = async (
  { campaign, pledges, standingOf, receiptKey, now, randomBytes }: Needs,
  part: SheetPart,
  { personKey, unit, staffKind, line }: SheetPledge,
): Promise<void> => {
  const { region, act, swornAt, ceremonyId } = part;
  const text = textOf(campaign, part);
  const pledgedAt = now();
  const said = { region, unit, staffKind, act, channel: 'sheet' } as const;
  await pledges.keep({
    ...said,
    personKey,
    standing: await standingOf(region, personKey),
    ceremony: ceremonyId,
    textVersion: text.version,
    pledgedAt,
    swornAt,
    receipt: issueReceipt({
      ...said,
      key: await receiptKey(),
      issuedAtMs: pledgedAt,
      campaign: campaign.id,
      textVersion: text.version,
      textHash: text.sha256,
      id: randomBytes(8),
    }),
    attempt: sheetAttempt(part, line),
  });
};

/** The words that were spoken: a ceremony starts only while the phase of its region is open. */
const textOf = (campaign: Campaign, { region: code, swornAt }: SheetPart) => {
  const region = servedRegion(campaign, code);
  const text = region && textFor(campaign, region, swornAt);
  if (!text) throw new Error(`No pledge text held in ${code} when the ceremony started`);
  return text;
};
