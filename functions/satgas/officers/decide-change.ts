import type { Now } from '../../../shared/clock.ts';
import { decideOnce } from '../../../shared/decide-once.ts';
import { eachOf } from '../../../shared/each-of.ts';
import type { Person } from '../../../shared/http/request.ts';
import { actorOf } from '../../../shared/person-name.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { itemOfChange, type ChangeStore } from './change-store.ts';
import { recipientOf } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';
import {
  concerned,
  decideWithinMs,
  whyMayNotDecide,
  type ChangeRow,
  type Decision,
  type RegisterChange,
} from './register-change.ts';

type Needs = {
  officers: Pick<OfficerStore, 'apply'>;
  changes: Pick<ChangeStore, 'find' | 'rows' | 'decide' | 'end'>;
  now: Now;
};

export type Decided = {
  scope: string;
  changeId: string;
  is: Decision['is'];
  why?: string | undefined;
};

const atOnce = 16;

/**
 * Decides about a proposed change of the register, once: another person agrees, and it holds, or rejects it. An officer
 * whom another change has reached meanwhile stays as that one left them, and is named. The same decision again goes on
 * where the first was interrupted. Throws Refusal 'not-found', 'not-allowed', 'too-late', and 'conflict' where somebody
 * has decided otherwise.
 */
export const decideChange =
  (needs: Needs) =>
  async (decided: Decided, person: Person): Promise<RegisterChange> => {
    const { scope, changeId } = decided;
    const change = await needs.changes.find(scope, changeId);
    if (!change) throw refuse('not-found', 'unknown-change');
    const rows = await needs.changes.rows(scope, changeId);
    const why = whyMayNotDecide(person, change.proposal, concerned(rows));
    if (why) throw refuse('not-allowed', why);
    const decision = await decide(needs, change, { decided, person });
    if (decision.is === 'rejected') return { ...change, decision };
    return { ...change, decision, outcome: change.outcome ?? (await apply(needs, decision, rows)) };
  };

type Deciding = { decided: Decided; person: Person };

const decide = (
  { changes, now }: Needs,
  { proposal, decision: before }: RegisterChange,
  { decided: { scope, changeId, is, why }, person }: Deciding,
): Promise<Decision> =>
  decideOnce({
    decision: {
      ...{ scope, item: itemOfChange(changeId, 'decided'), changeId },
      ...{ by: actorOf(person), at: now(), is },
      ...(why !== undefined && { why: tidyText(why) }),
    },
    before,
    proposed: { at: proposal.at, withinMs: decideWithinMs },
    add: changes.decide,
    find: async () => (await changes.find(scope, changeId))?.decision,
    field: 'changeId',
  });

const apply = async (
  { officers, changes, now }: Needs,
  { scope, changeId, by }: Decision,
  rows: readonly ChangeRow[],
) => {
  const meanwhile: string[] = [];
  await eachOf(rows, { atOnce }, async ({ officer, revision }) => {
    const applied = await officers.apply(officer, { changeId, revision, at: now() });
    if (applied === 'overtaken') meanwhile.push(recipientOf(officer));
  });
  const outcome = {
    ...{ scope, item: itemOfChange(changeId, 'done'), changeId, by },
    ...{ at: now(), stored: rows.length - meanwhile.length, meanwhile: meanwhile.sort() },
  };
  await changes.end(outcome);
  return outcome;
};

const refuse = (code: 'not-allowed' | 'not-found', reason: string) =>
  new Refusal(code, [{ field: 'changeId', reason }]);
