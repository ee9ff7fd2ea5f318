import * as z from 'zod/mini';
import type { Attempt, NameAttempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import { idempotencyKeyOf, readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { requirements } from '../intake/completeness.ts';
import { caseForOfficer, whoOf } from './case-for-officer.ts';
import type { CaseStore } from './case-store.ts';
import { entryItem, type Case, type Changed, type Who } from './case.ts';
import { entryOf } from './make-move.ts';
import { answerMove, versionField } from './move-case.http.ts';
import type { MovedCase } from './move-case.ts';

/** By JSON a truth, by a form 'yes' or 'no'. */
const met = z.union([
  z.boolean(),
  z.pipe(
    z.enum(['yes', 'no']),
    z.transform((text) => text === 'yes'),
  ),
]);

export const checklistForm = z.strictObject({
  version: versionField,
  requirement: z.enum(requirements.map(({ name }) => name)),
  met,
});

type Ticked = {
  kept: Case;
  version: number;
  requirement: string;
  met: boolean;
  who: Who;
  attempt: Attempt;
};
type Needs = { cases: Pick<CaseStore, 'find' | 'entry' | 'change'>; now: Now };

/** Notes what an officer found of one requirement, upon the version they have seen; the history tells of it. */
export const tickRequirement =
  ({ cases, now }: Needs) =>
  async (ticked: Ticked): Promise<MovedCase> => {
    const { kept, version, attempt } = ticked;
    const changed = tickedCase(ticked, now());
    const outcome = kept.version === version ? await cases.change(kept, changed) : undefined;
    if (outcome === 'changed') return { moved: true, case: changed.case };
    const present = (await cases.find(kept.caseKey)) ?? kept;
    const next = await cases.entry(kept.caseKey, entryItem(version + 1));
    if (next?.attempt?.key === attempt.key) {
      if (next.attempt.body !== attempt.body) throw new Refusal('idempotency-key-reused');
      return { moved: true, case: present };
    }
    const error = { field: 'version', reason: 'changed-meanwhile' };
    return { moved: false, case: present, error };
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

type TickNeeds = Needs & { tick: ReturnType<typeof tickRequirement>; attemptOf: NameAttempt };

/** POST /v1/cases/{caseKey}/checklist: an officer notes whether one requirement is met. */
export const checklistHttp =
  (needs: TickNeeds): HttpUseCase =>
  async (request) => {
    const said = readBody(request, checklistForm);
    const { kept, person } = await caseForOfficer('checkCase', needs, request);
    const key = idempotencyKeyOf(request);
    const own = key === undefined ? undefined : `${person.personId} ${key}`;
    const attempt = await needs.attemptOf(own, said);
    return answerMove(
      await needs.tick({ kept, ...said, who: whoOf(person), attempt }),
      person,
      request,
    );
  };
