import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField, type FieldError } from '../../../shared/refusal.ts';
import { messageIdOf, type Message } from '../messages/message.ts';
import { beforeReferral, type Counting } from './case-deadline.ts';
import type { Besides, CaseStore } from './case-store.ts';
import { entryItem, type Case, type Who } from './case.ts';
import { makeMove, type Said } from './make-move.ts';

type Needs = {
  cases: Pick<CaseStore, 'find' | 'entry' | 'change'>;
  /** The writes that leave a message to the reporter, once. */
  messageWrites: (said: { message: Message; once: Attempt }) => Besides[string];
  /** The check that a report was not withdrawn in the same moment. */
  notWithdrawn: (caseKey: string) => Besides[string];
  counting: () => Promise<Counting>;
  now: Now;
};

export type Asked = {
  kept: Case;
  move: string;
  said: Said;
  /** The version of the case that the officer has seen. */
  version: number;
  who: Who & { role: 'officer' | 'chair' };
  attempt: Attempt;
};

/** A case that was moved; or how it stands, when somebody else was first or the move does not lead on from there. */
export type MovedCase =
  { moved: true; case: Case } | { moved: false; case: Case; error: FieldError };

/**
 * Moves a case, upon the version its officer has seen: case, history and what the reporter is asked change together or
 * not at all. The same request again answers as the first did. Throws Refusal for what is missing or not allowed.
 */
export const moveCaseUseCase =
  (needs: Needs) =>
  async (asked: Asked): Promise<MovedCase> => {
    const { kept, move, said, who, attempt } = asked;
    if (kept.version !== asked.version) return meanwhile(needs, asked);
    const at = needs.now();
    const made = makeMove(kept, { move, said, who, at, attempt }, await needs.counting());
    if (!made.ok) return notMade(asked, made);
    const outcome = await needs.cases.change(kept, made, besides(needs, asked, at));
    if (outcome === 'changed') return { moved: true, case: made.case };
    if (outcome === 'changed-meanwhile') return meanwhile(needs, asked);
    throw refusedBesides(outcome.refused);
  };

/** Somebody was first: the officer's own earlier request, or somebody else, or the clock. */
const meanwhile = async (needs: Needs, asked: Asked): Promise<MovedCase> => {
  const { version, attempt } = asked;
  const present = (await needs.cases.find(asked.kept.caseKey)) ?? asked.kept;
  const next = await needs.cases.entry(present.caseKey, entryItem(version + 1));
  if (next?.attempt?.key === attempt.key) {
    if (next.attempt.body !== attempt.body) throw new Refusal('idempotency-key-reused');
    return { moved: true, case: present };
  }
  return { moved: false, case: present, error: { field: 'version', reason: 'changed-meanwhile' } };
};

type NotMade = Extract<ReturnType<typeof makeMove>, { ok: false }>;

const notMade = ({ kept }: Asked, { reason, missing }: NotMade): MovedCase => {
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

const besides = (needs: Needs, { kept, move, said, attempt }: Asked, at: number): Besides => {
  const { caseKey: reportKey, expiresAt, withdrawnAt, state } = kept;
  const checked = beforeReferral.includes(state) && withdrawnAt === undefined;
  const message: Message = {
    reportKey,
    messageId: messageIdOf(at, attempt.key),
    from: 'officer',
    text: said.question ?? '',
    at,
    expiresAt,
  };
  return {
    ...(checked && { withdrawn: needs.notWithdrawn(reportKey) }),
    ...(move === 'ask' && { message: needs.messageWrites({ message, once: attempt }) }),
  };
};

const refusedBesides = (name: string): Refusal =>
  name === 'withdrawn'
    ? new Refusal('conflict', [{ field: 'move', reason: 'withdrawn-meanwhile' }])
    : new Refusal('conflict', [{ field: 'question', reason: 'box-full' }]);
