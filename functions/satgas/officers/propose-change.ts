import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { actorOf } from '../../../shared/person-name.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { itemOfChange, type ChangeStore } from './change-store.ts';
import { recipientOf, type Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';
import {
  concerned,
  decideWithinMs,
  mostShown,
  rowOf,
  type ChangeRow,
  type RegisterChange,
  type RowView,
} from './register-change.ts';

type Needs = {
  officers: Pick<OfficerStore, 'listOf'>;
  changes: Pick<ChangeStore, 'propose' | 'list'>;
  newId: () => string;
  now: Now;
};

/** Officers as somebody wants them, and where that is decided. */
export type Wanted = {
  scope: string;
  officers: readonly Officer[];
};

/** The most changes of one scope that may wait for their second person. */
const mostWaiting = 50;

/** What was proposed; nothing where all officers are already as they are wanted. */
export type Proposed = { change: RegisterChange | undefined };

/**
 * Proposes a change of the register. Nothing of it holds until somebody else agrees (`decideChange`). Where nothing
 * would change, nothing is proposed. Throws Refusal 'not-allowed' for one's own entry and for making an admin an officer
 * or the other way round, and 'conflict' when too many changes wait.
 */
export const proposeChange =
  (needs: Needs) =>
  async (wanted: Wanted, person: Person): Promise<Proposed> => {
    const { rows, shown } = await rowsFor(needs.officers, wanted);
    if (
      concerned(rows).includes(recipientOf({ region: person.region, officerId: person.personId }))
    )
      throw new Refusal('not-allowed', [{ field: 'officerId', reason: 'own-entry' }]);
    rows.forEach(refuseUnfit);
    if (shown.length === 0) return { change: undefined };
    const at = needs.now();
    await refuseTooMany(needs.changes, wanted.scope, at);
    const changeId = `${String(at).padStart(13, '0')}-${needs.newId()}`;
    const joins = shown.filter(({ kind }) => kind === 'joins').length;
    const proposal = {
      ...{ scope: wanted.scope, item: itemOfChange(changeId, 'change'), changeId },
      ...{ by: actorOf(person), at, joins, changes: shown.length - joins },
      shown: shown.slice(0, mostShown),
    };
    await needs.changes.propose(
      proposal,
      rows.map(({ officer, revision, joins }) => ({ officer, revision, joins })),
    );
    return { change: { proposal, decision: undefined, outcome: undefined } };
  };

type Row = Pick<ChangeRow, 'officer' | 'revision' | 'joins'> & { before: Officer | undefined };

const rowsFor = async (
  officers: Needs['officers'],
  wanted: Wanted,
): Promise<{ rows: Row[]; shown: RowView[] }> => {
  const regions = [...new Set(wanted.officers.map(({ region }) => region))];
  const known = new Map<string, Officer>();
  for (const region of regions)
    for (const one of await officers.listOf([region])) known.set(recipientOf(one), one);
  const rows: Row[] = [];
  const shown: RowView[] = [];
  for (const officer of wanted.officers) {
    const before = known.get(recipientOf(officer));
    const row = rowOf(before, officer);
    if (!row) continue;
    rows.push({ officer, revision: before?.revision ?? 0, joins: before === undefined, before });
    shown.push(row);
  }
  return { rows, shown };
};

const refuseUnfit = ({ officer, before }: Row): void => {
  const wasAdmin = before?.rung === 'admin';
  if (before && wasAdmin !== (officer.rung === 'admin'))
    throw refuseField('rung', 'admin-or-officer');
};

/** What can no longer be agreed to takes up no room. */
const refuseTooMany = async (
  changes: Pick<ChangeStore, 'list'>,
  scope: string,
  now: number,
): Promise<void> => {
  const waiting = (await changes.list(scope)).filter(
    ({ decision, proposal }) => !decision && now - proposal.at <= decideWithinMs,
  );
  if (waiting.length >= mostWaiting)
    throw new Refusal('conflict', [{ field: 'scope', reason: 'too-many-waiting' }]);
};
