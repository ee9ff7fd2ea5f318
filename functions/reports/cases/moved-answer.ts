import type * as z from 'zod/mini';
import { readForm } from '../../../shared/http/body.ts';
import { problemOf } from '../../../shared/http/problem.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { AnswerOf, Call } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { officerStillFor } from '../case-access.ts';
import { backToCase } from '../messages/back-to-case.ts';
import { whoOf } from './case-for-officer.ts';
import { movesFrom } from './case-moves.ts';
import { casePage, type CasePageNeeds } from './case-page.ts';
import { dueOrNull, type Case } from './case.ts';
import type { movedView } from './moved-shapes.ts';
import type { MovedCase } from './move-case.ts';
import type { caseOperations } from './operations.ts';

type Moved = AnswerOf<typeof caseOperations.moveCase>;
type Moving = Pick<Call<typeof caseOperations.moveCase>, 'guard' | 'request'>;

/** The answer to a change of a case; whoever came second learns who was first, when, and the present state. */
export const movedAnswer = async (
  needs: CasePageNeeds,
  call: Moving,
  moved: MovedCase,
): Promise<Moved> => {
  const { request } = call;
  if (!moved.moved) return meanwhileAnswer(needs, call, moved);
  if (request.wantsHtml) return backToCase(request, moved.case.caseKey);
  const { person } = await officerStillFor(needs, call.guard, moved.case);
  return { status: 200, body: showMove(moved.case, person) };
};

type NotMoved = Extract<MovedCase, { moved: false }>;

/** A refusal with two members more than others have, and for people the page of the present case with what they wrote. */
const meanwhileAnswer = async (
  needs: CasePageNeeds,
  { guard, request }: Moving,
  { case: kept, error }: NotMoved,
): Promise<Moved> => {
  const officer = await officerStillFor(needs, guard, kept);
  const { move, at, role } = kept.lastMove;
  const changed = { move, at: new Date(at).toISOString(), role };
  const problem = problemOf(new Refusal('conflict', [error]), request.lang);
  const filled = { values: readForm(request.body), errors: [] };
  return {
    status: 409,
    body: { ...problem, changed, present: showMove(kept, officer.person) },
    page: casePage(needs, { kept, ...officer }, { filled, changed }),
  };
};

const showMove = (kept: Case, person: Person): z.infer<typeof movedView> => {
  const due = dueOrNull(kept);
  return {
    caseKey: kept.caseKey,
    caseNumber: kept.caseNumber,
    state: kept.state,
    version: kept.version,
    dueAt: due === null ? null : new Date(due).toISOString(),
    dueFor: kept.dueFor ?? null,
    waitsForSecond: kept.ending !== undefined,
    may: movesFrom(kept.state, whoOf(person).role).map(({ name }) => name),
  };
};
