import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Requirement } from '../intake/completeness.ts';
import type { CaseStore } from './case-store.ts';
import type { Case, Changed, Who } from './case.ts';
import { entryOf } from './make-move.ts';
import type { MovedCase } from './move-case.ts';
import { changeUponVersion } from './upon-version.ts';

type Ticked = {
  kept: Case;
  version: number;
  requirement: Requirement;
  met: boolean;
  who: Who;
  attempt: Attempt;
};
type Needs = { cases: Pick<CaseStore, 'find' | 'entry' | 'change'>; now: Now };

/** Notes what an officer found of one requirement, upon the version they have seen; with an entry in the history. */
export const tickRequirement =
  ({ cases, now }: Needs) =>
  (ticked: Ticked): Promise<MovedCase> => {
    const { kept, version, attempt } = ticked;
    const changed = tickedCase(ticked, now());
    return changeUponVersion(cases, { kept, version, changed, attempt });
  };

const tickedCase = ({ kept, requirement, met, who, attempt }: Ticked, at: number): Changed => {
  const changed: Case = {
    ...kept,
    version: kept.version + 1,
    checklist: { ...kept.checklist, [requirement]: { met, at, role: who.role } },
    lastMove: { move: 'checklist', at, role: who.role, version: kept.version + 1 },
  };
  const entry = entryOf(changed, { move: 'checklist', who, at });
  return { case: changed, entry: { ...entry, given: { requirement, met }, attempt } };
};
