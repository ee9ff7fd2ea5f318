import * as z from 'zod/mini';
import { shownName } from '../../../shared/person-name.ts';
import { inFives } from '../register/in-fives.ts';
import { decideWithinMs, voidingReasons, whichPledges, type Voiding } from './voiding.ts';

export const voidingStates = ['waiting', 'lapsed', 'rejected', 'under-way', 'done'] as const;

/** A voiding for whoever looks after the register. */
export const voidingView = z.object({
  voidingId: z.string(),
  which: whichPledges,
  reason: z.enum(voidingReasons),
  state: z.enum(voidingStates),
  proposedAt: z.string(),
  proposedBy: z.string(),
  proposedByName: shownName,
  decidedAt: z.nullable(z.string()),
  decidedBy: z.nullable(z.string()),
  decidedByName: shownName,
  /** How many pledges were voided, rounded down to fives; null until it is done. */
  pledges: z.nullable(z.int()),
});
export type VoidingView = z.infer<typeof voidingView>;

export const voidingsAnswer = z.object({ region: z.string(), voidings: z.array(voidingView) });

export const viewOfVoiding = ({ proposal, decision, run }: Voiding, now: number): VoidingView => ({
  voidingId: proposal.voidingId,
  which: proposal.which,
  reason: proposal.reason,
  state: stateOf({ proposal, decision, run }, now),
  proposedAt: new Date(proposal.at).toISOString(),
  proposedBy: proposal.by.personId,
  proposedByName: proposal.by.name ?? null,
  decidedAt: decision ? new Date(decision.at).toISOString() : null,
  decidedBy: decision?.by.personId ?? null,
  decidedByName: decision?.by.name ?? null,
  pledges: run?.pledges === undefined ? null : inFives(run.pledges),
});

const stateOf = ({ proposal, decision, run }: Voiding, now: number): VoidingView['state'] => {
  if (!decision) return now - proposal.at <= decideWithinMs ? 'waiting' : 'lapsed';
  if (decision.is === 'rejected') return 'rejected';
  return run?.state === 'done' ? 'done' : 'under-way';
};
