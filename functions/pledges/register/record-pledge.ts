import type { Attempt } from '../../../shared/attempt.ts';
import type { Campaign, PledgeText } from '../../../shared/campaign.ts';
import type { SentPuzzle } from '../../../shared/puzzle/puzzle-gate.ts';
import { issueReceipt, type SigningKey } from '../../../shared/receipt/receipt.ts';
import type { NewPledge, PledgeStore } from './pledge-store.ts';
import type { Standing } from './standing.ts';
import { senderMark } from './sender-mark.ts';

type Needs = {
  campaign: Campaign;
  pledges: PledgeStore;
  pepper: () => Promise<Uint8Array>;
  receiptKey: () => Promise<SigningKey>;
};

/** How a pledge arrived: which attempt it is, and the address it came from. */
export type Sent = { attempt: Attempt; address: string };

/** The same with what was said of puzzles. */
export type SentBy = Sent & { puzzle?: SentPuzzle };

/** What somebody's own pledge can be worth; the fourth is a unit's word. */
export type OwnStanding = Exclude<Standing, 'attended-by-unit'>;

/** A pledge whose worth, place and words are settled. */
type Settled = Omit<NewPledge, 'textVersion' | 'receiptId' | 'sender' | 'sheetRow' | 'standing'> & {
  text: PledgeText;
  /** What a person can bring about by themselves. */
  standing: OwnStanding;
};

/**
 * Stores a pledge in one write and returns its signed receipt, which names the version and hash of the words sworn and
 * what the pledge is worth. The receipt's number follows from the attempt, so that a retry gets it again whatever the
 * register holds.
 */
export const recordPledge =
  ({ campaign, pledges, pepper, receiptKey }: Needs) =>
  async ({ text, ...settled }: Settled, { attempt, address }: Sent) => {
    const { standing, pledgedAt } = settled;
    const pledge = { ...settled, textVersion: text.version };
    const id = receiptIdOf(attempt);
    await pledges.store({
      ...pledge,
      receiptId: id.toString('hex'),
      sender: senderMark(await pepper(), address, pledgedAt),
    });
    const receipt = issueReceipt({
      ...pledge,
      key: await receiptKey(),
      issuedAtMs: pledgedAt,
      campaign: campaign.id,
      textHash: text.sha256,
      id,
    });
    return { receipt, standing, pledgeText: { version: text.version, sha256: text.sha256 } };
  };

/** Eight bytes of the keyed hash of the attempt: as good as random, and the same for a retry. */
const receiptIdOf = ({ body }: Attempt): Buffer => Buffer.from(body, 'base64url').subarray(0, 8);
