import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import { sharedAnswer } from '../../../shared/shared-answer.ts';
import { inFives } from '../register/in-fives.ts';
import { hourOf, voidingReasons, type Proposal, type Voiding } from './voiding.ts';
import type { FindVoided, VoidingStore } from './voiding-store.ts';

/** What a voiding means for one receipt. */
export const receiptVoided = z.object({
  /** 'perhaps': of claims from that region and time some are void; which, is shown to nobody. */
  is: z.enum(['voided', 'perhaps']),
  reason: z.enum(voidingReasons),
  at: z.string(),
});
export type ReceiptVoided = z.infer<typeof receiptVoided>;

type Receipt = { region: string; id: string; standing: string; issuedAtMs: number };

/**
 * The voidings of each region that are carried out, read at most once a minute. What is only proposed does not come
 * into it: one person alone could hide the others behind it.
 */
export type VoidingsOf = (region: string) => Promise<readonly Voiding[]>;

export const voidingsReader = (
  voidings: Pick<VoidingStore, 'listCarriedOut'>,
  now: Now,
): VoidingsOf => {
  const readers = new Map<string, () => Promise<readonly Voiding[]>>();
  return (region) => {
    const read = sharedAnswer(() => voidings.listCarriedOut(region), { now, forMs: 60_000 });
    const found = readers.get(region) ?? read;
    readers.set(region, found);
    return found();
  };
};

/**
 * Says whether a receipt is void. One of proof is by its number. Of claims the register holds the last one of a number
 * only: an answer by number would tell whoever claimed for somebody whether another claim came later. So it is the same
 * for every claim of the region and the time.
 */
export const voidedReceipt =
  ({ findVoided, voidingsOf }: { findVoided: FindVoided; voidingsOf: VoidingsOf }) =>
  async (receipt: Receipt): Promise<ReceiptVoided | null> => {
    const { region, id, standing } = receipt;
    if (standing === 'claimed' || standing === 'not-said')
      return claimVoided(receipt, await voidingsOf(region));
    const voided = await findVoided(region, id);
    return (
      (voided && {
        is: 'voided',
        reason: voided.reason,
        at: new Date(voided.at).toISOString(),
      }) ??
      null
    );
  };

const claimVoided = (receipt: Receipt, voidings: readonly Voiding[]): ReceiptVoided | null => {
  const found = voidings.find(
    ({ proposal, decision }) => decision?.is === 'agreed' && mayMean(proposal, receipt),
  );
  if (!found?.decision) return null;
  const { proposal, decision } = found;
  return { is: 'perhaps', reason: proposal.reason, at: new Date(decision.at).toISOString() };
};

const mayMean = ({ which, at }: Proposal, { region, issuedAtMs }: Receipt): boolean =>
  issuedAtMs < at &&
  which.ceremony === undefined &&
  (which.standing === undefined || which.standing === 'claimed') &&
  (which.hour === undefined || which.hour === hourOf(region, issuedAtMs));

/** What is published of a voiding: how many, why, and when; nothing of where. */
export const voidedLine = z.object({
  /** Rounded down to fives; null where there were fewer. */
  pledges: z.nullable(z.int()),
  reason: z.enum(voidingReasons),
  at: z.string(),
});
export type VoidedLine = z.infer<typeof voidedLine>;

/** The voidings of a region that are done and had something to void. */
export const voidedLines = (voidings: readonly Voiding[]): VoidedLine[] =>
  voidings.flatMap(({ proposal, run }) =>
    run?.pledges === undefined || run.pledges === 0
      ? []
      : [
          {
            pledges: inFives(run.pledges) || null,
            reason: proposal.reason,
            at: new Date(run.at).toISOString(),
          },
        ],
  );
