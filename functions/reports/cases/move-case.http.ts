import * as z from 'zod/mini';
import type { NameAttempt } from '../../../shared/attempt.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { idempotencyKeyOf, readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { problemOf } from '../../../shared/http/problem.ts';
import type { Lang, Person, Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { messageText } from '../messages/message.ts';
import { caseForOfficer, whoOf } from './case-for-officer.ts';
import { authorities, movesFrom, moves, sanctions } from './case-moves.ts';
import type { CaseStore } from './case-store.ts';
import { dueOrNull, type Case } from './case.ts';
import type { moveCaseUseCase, MovedCase } from './move-case.ts';

const visible = (least: number, most: number) =>
  z.string().check(
    z.maxLength(most),
    z.refine((text) => tidyText(text).length >= least, 'too-short'),
  );

/** A whole number, by JSON or as a form sends it. */
export const versionField = z.union([
  z.int().check(z.gte(0), z.lte(1_000_000)),
  z.pipe(
    z.string().check(z.regex(/^\d{1,7}$/)),
    z.transform((text) => Number(text)),
  ),
]);

/** A number somebody else gave a case: typed back, never made up here. */
const outsideNumber = z.optional(visible(2, 60));

export const moveForm = z.strictObject({
  move: z.enum(moves.filter(({ who }) => who.some((one) => one !== 'reporter')).map(nameOf)),
  /** The version of the case that was looked at. */
  version: versionField,
  reason: z.optional(visible(5, 1000)),
  question: z.optional(messageText),
  authority: z.optional(z.enum(authorities)),
  registerNumber: outsideNumber,
  sanction: z.optional(z.enum(sanctions.map(({ kind }) => kind))),
  lapor: outsideNumber,
  recommendation: outsideNumber,
});
export type MoveForm = z.infer<typeof moveForm>;

function nameOf({ name }: { name: string }): string {
  return name;
}

export const shownMove = z.object({
  caseKey: z.string(),
  caseNumber: z.string(),
  state: z.string(),
  version: z.int(),
  dueAt: z.nullable(z.string()),
  dueFor: z.nullable(z.string()),
  /** What can be done from here, by whoever asks. */
  may: z.array(z.string()),
});

type Needs = {
  cases: Pick<CaseStore, 'find'>;
  moveCase: ReturnType<typeof moveCaseUseCase>;
  attemptOf: NameAttempt;
  now: () => number;
};

/** POST /v1/cases/{caseKey}/moves: an officer moves a case, upon the version they have seen. */
export const moveCaseHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { move, version, ...said } = readBody(request, moveForm);
    const { kept, person } = await caseForOfficer('moveCase', needs, request);
    const key = idempotencyKeyOf(request);
    // Within one person's own keys: nobody meets a colleague's request by the key they chose.
    const own = key === undefined ? undefined : `${person.personId} ${key}`;
    const attempt = await needs.attemptOf(own, { move, version, ...said });
    const who = whoOf(person);
    const asked = { kept, move, said: tidied(said), version, who, attempt };
    return answerMove(await needs.moveCase(asked), person, request);
  };

const tidied = <Fields extends Record<string, string | undefined>>(said: Fields): Fields =>
  Object.fromEntries(
    Object.entries(said).map(([name, text]) => [name, text === undefined ? text : tidyText(text)]),
  ) as Fields;

/** Says what became of a change of a case; to whoever came second, who was first, when, and how the case stands. */
export const answerMove = (moved: MovedCase, person: Person, request: Request): Answer =>
  moved.moved
    ? { status: 200, body: showMove(moved.case, person) }
    : conflictAnswer(moved, person, request.lang);

const showMove = (kept: Case, person: Person): z.infer<typeof shownMove> => {
  const due = dueOrNull(kept);
  return {
    caseKey: kept.caseKey,
    caseNumber: kept.caseNumber,
    state: kept.state,
    version: kept.version,
    dueAt: due === null ? null : new Date(due).toISOString(),
    dueFor: kept.dueFor ?? null,
    may: movesFrom(kept.state, whoOf(person).role).map(nameOf),
  };
};

type NotMoved = Extract<MovedCase, { moved: false }>;

/** A refusal with two facts more than others have: who (by role) changed the case when, and how it stands now. */
const conflictAnswer = ({ case: kept, error }: NotMoved, person: Person, lang: Lang): Answer => {
  const problem = problemOf(new Refusal('conflict', [error]), lang);
  const { move, at, role } = kept.lastMove;
  const changed = { move, at: new Date(at).toISOString(), role };
  return {
    status: problem.status,
    body: { ...problem, changed, present: showMove(kept, person) },
    page: async (frame) =>
      (await import('../../../shared/page/refusal-page.tsx')).renderRefusal(problem, frame),
  };
};
