import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import { actorShape } from '../../../shared/person-name.ts';
import { shownRowShape, whyMayNotDecide, type RegisterChange } from './register-change.ts';

/** A change of the register as it is shown to those who keep it. */
export const changeView = z.object({
  scope: z.string(),
  changeId: z.string(),
  state: z.enum(['waiting', 'rejected', 'agreed', 'done']),
  proposedAt: z.string(),
  proposedBy: actorShape,
  joins: z.int(),
  changes: z.int(),
  shown: z.array(shownRowShape),
  decidedAt: z.nullable(z.string()),
  decidedBy: z.nullable(actorShape),
  why: z.nullable(z.string()),
  /** Officers it has changed, and those whom another change had reached first. */
  stored: z.nullable(z.int()),
  overtaken: z.array(z.string()),
  /** Whether the caller may be the second person, unless it is about themselves. */
  mayDecide: z.boolean(),
});
export type ChangeView = z.infer<typeof changeView>;

export const viewOfChange = (change: RegisterChange, person: Person): ChangeView => {
  const { proposal, decision, outcome } = change;
  return {
    scope: proposal.scope,
    changeId: proposal.changeId,
    state: stateOf(change),
    proposedAt: iso(proposal.at),
    proposedBy: proposal.by,
    joins: proposal.joins,
    changes: proposal.changes,
    shown: proposal.shown,
    decidedAt: decision ? iso(decision.at) : null,
    decidedBy: decision?.by ?? null,
    why: decision?.why ?? null,
    stored: outcome?.stored ?? null,
    overtaken: outcome?.meanwhile ?? [],
    mayDecide: !outcome && whyMayNotDecide(person, proposal, []) === undefined,
  };
};

const stateOf = ({ decision, outcome }: RegisterChange): ChangeView['state'] => {
  if (!decision) return 'waiting';
  if (decision.is === 'rejected') return 'rejected';
  return outcome ? 'done' : 'agreed';
};

const iso = (ms: number): string => new Date(ms).toISOString();
