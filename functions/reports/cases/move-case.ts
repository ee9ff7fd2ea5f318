import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField, type FieldError } from '../../../shared/refusal.ts';
import { messageIdOf, type Message } from '../messages/message.ts';
import { beforeReferral, type DeadlineBasis } from './case-deadline.ts';
import type { Besides, CaseStore } from './case-store.ts';
import type { Place } from '../place.ts';
import type { Case, Changed, Who } from './case.ts';
import { endingBy, endsAlone, proposedEnd } from './end-by-two.ts';
import { looksInvented, type IsElsewhere, type NamedNumber } from './register-number.ts';
import { isFor, makeMove, type MoveFields } from './make-move.ts';
import { meanwhile } from './meanwhile.ts';
import type { LoneEnd } from './sample-ending.ts';

type Needs = {
  cases: Pick<CaseStore, 'find' | 'entry' | 'change'>;
  /** The writes that leave a message to the reporter, once. */
  messageWrites: (sent: { message: Message; once: Attempt }) => Besides[string];
  /** The check that a report was not withdrawn in the same moment. */
  notWithdrawn: (caseKey: string) => Besides[string];
  /** Whether another case has the number of an authority already, and the write that says this one has it. */
  isElsewhere: IsElsewhere;
  numberRow: (kept: Case, named: NamedNumber) => Besides[string][number];
  /** The writes by which somebody above looks at an end that one person made, where it is one of those. */
  sampled: (end: LoneEnd) => Promise<Besides>;
  counting: () => Promise<DeadlineBasis>;
  now: Now;
};

export type MoveCaseRequest = {
  kept: Case;
  move: string;
  fields: MoveFields;
  /** The version of the case that the officer has seen. */
  version: number;
  who: Who & { role: 'officer' | 'chair' };
  /** Which entry of the register they are. */
  place: Place;
  attempt: Attempt;
};

/** The moved case; or the present one, when somebody else was first or the move is not possible from its state. */
export type MovedCase =
  { moved: true; case: Case } | { moved: false; case: Case; error: FieldError };

/**
 * Moves a case, upon the version its officer has seen: case, history and the question to the reporter change together or
 * not at all. The same request again returns the same result. What ends a serious case without an authority is only
 * proposed by the first who asks for it, and done when somebody else asks for the same. Throws Refusal for what is missing or not allowed.
 */
export const moveCaseUseCase =
  (needs: Needs) =>
  async (request: MoveCaseRequest): Promise<MovedCase> => {
    const { kept, move, fields, who, attempt } = request;
    if (kept.version !== request.version) return meanwhile(needs.cases, request);
    if (!isFor(kept, move)) throw refuseField('move', 'nobody-to-ask');
    const at = needs.now();
    const made = makeMove(kept, { move, fields, who, at, attempt }, await needs.counting());
    if (!made.ok) return refusedMove(request, made);
    await checkNumber(needs, request, at);
    const by = endingBy(kept, move, who);
    if (by === 'own')
      throw new Refusal('not-allowed', [{ field: 'move', reason: 'needs-a-second' }]);
    const changed =
      by === 'made'
        ? noted(made, request, at)
        : proposedEnd(kept, { move, reason: fields.reason, who, at, attempt });
    const outcome = await needs.cases.change(kept, changed, {
      ...besides(needs, request, at),
      ...(await sampledOf(needs, request, changed)),
    });
    if (outcome === 'changed') return { moved: true, case: changed.case };
    if (outcome === 'changed-meanwhile') return meanwhile(needs.cases, request);
    throw refusedBesides(outcome.refused);
  };

/** The case says who ended it alone: its chair is told. */
const noted = (made: Changed, { kept, move, place }: MoveCaseRequest, at: number): Changed => {
  if (!endsAlone(kept, move)) return made;
  const { version } = made.case;
  return { ...made, case: { ...made.case, endedAlone: { by: place, at, version } } };
};

const sampledOf = async (
  needs: Needs,
  { kept, move }: MoveCaseRequest,
  { case: { endedAlone, version } }: Changed,
): Promise<Besides> =>
  endedAlone?.version === version ? needs.sampled({ kept, move, ...endedAlone }) : {};

/**
 * Asks about a register number that looks invented, or that another case has, before it is taken: it ends the satgas's
 * part of a case. The answer is the same for both, and says nothing of the other case. Throws Refusal.
 */
const checkNumber = async (needs: Needs, request: MoveCaseRequest, at: number): Promise<void> => {
  const named = numberIn(request);
  if (!named || request.fields.numberChecked === 'yes') return;
  if (looksInvented(named.number, at) || (await needs.isElsewhere(named, request.kept.caseKey)))
    throw refuseField('registerNumber', 'looks-invented');
};

/** The number that a move says an authority gave. */
const numberIn = ({ move, fields }: MoveCaseRequest): NamedNumber | undefined => {
  const { authority, registerNumber: number } = fields;
  const isOfAuthority = move === 'refer' || move === 'register';
  return isOfAuthority && authority && number ? { authority, number } : undefined;
};

type RefusedMove = Extract<ReturnType<typeof makeMove>, { ok: false }>;

const refusedMove = ({ kept }: MoveCaseRequest, { reason, missing }: RefusedMove): MovedCase => {
  if (reason === 'missing')
    throw new Refusal(
      'invalid-fields',
      missing.map((field) => ({ field, reason: 'required' })),
    );
  if (reason === 'no-such-move') throw refuseField('move', 'not-one-of');
  if (reason === 'not-yours')
    throw new Refusal('not-allowed', [{ field: 'move', reason: 'by-the-reporter-only' }]);
  return { moved: false, case: kept, error: { field: 'move', reason: 'not-from-here' } };
};

const besides = (needs: Needs, request: MoveCaseRequest, at: number): Besides => {
  const { kept, move, fields, attempt } = request;
  const named = numberIn(request);
  const { caseKey: reportKey, expiresAt, withdrawnAt, state } = kept;
  const checked = beforeReferral.includes(state) && withdrawnAt === undefined;
  const message: Message = {
    reportKey,
    messageId: messageIdOf(at, attempt.key),
    from: 'officer',
    text: fields.question ?? '',
    at,
    expiresAt,
  };
  return {
    ...(checked && { withdrawn: needs.notWithdrawn(reportKey) }),
    ...(named && { number: [needs.numberRow(kept, named)] }),
    ...(move === 'ask' && { message: needs.messageWrites({ message, once: attempt }) }),
  };
};

const refusedBesides = (name: string): Refusal =>
  name === 'withdrawn'
    ? new Refusal('conflict', [{ field: 'move', reason: 'withdrawn-meanwhile' }])
    : new Refusal('conflict', [{ field: 'question', reason: 'box-full' }]);
