import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { nameOf } from '../../../shared/person-name.ts';
import {
  deskOf,
  queueOf,
  type DataRequest,
  type ProposedRefusal,
  type RequestAnswer,
} from './data-request.ts';
import type { RequestStore } from './request-store.ts';

type Needs = { requests: Pick<RequestStore, 'find' | 'change'>; now: Now };
type Answering = Pick<RequestAnswer, 'outcome' | 'proof' | 'text'>;

/**
 * Answers a request that was read; a refusal only becomes the answer when another person agrees to it. The same refusal
 * again by who proposed it is that one, another of theirs replaces it. Throws Refusal 'invalid-fields' where nobody
 * checked who requests, and 'conflict' where it is answered or somebody else's refusal waits.
 */
export const answerRequest =
  ({ requests, now }: Needs) =>
  async (found: DataRequest, form: Answering, person: Person): Promise<'answered' | 'proposed'> => {
    const { by, byName } = whoIs(person);
    if (form.outcome !== 'refused' && form.proof === 'none')
      throw refuseField('proof', 'identity-not-checked');
    if (found.answer) throw conflict('already-answered');
    const { proof } = form;
    const text = tidyText(form.text);
    if (form.outcome === 'refused') {
      const before = found.refusal;
      if (before && before.by !== by) throw conflict('refusal-waits');
      if (before?.text === text && before.proof === proof) return 'proposed';
      // Another moment than the one before it, whatever the clock says.
      const at = Math.max(now(), (found.refusalAt ?? 0) + 1);
      const refusal: ProposedRefusal = { proof, text, at, by, byName };
      await changed(requests, found, { ...found, refusal, refusalAt: at });
      return 'proposed';
    }
    await changed(requests, found, answered(found, { ...form, text, at: now(), by, byName }));
    return 'answered';
  };

export type RefusalDecision = { is: 'agreed' | 'rejected'; proposedAt: number };

/**
 * Decides about the refusal of a request: another person than who proposed it agrees, and it is the answer, or rejects
 * it, and the request waits on for another answer; its clock does not stop. The same decision again changes nothing.
 * Throws Refusal 'not-allowed' for one's own, 'conflict' where another refusal waits than the one that was read, or none.
 */
export const decideRefusal =
  ({ requests, now }: Needs) =>
  async (
    found: DataRequest,
    { is, proposedAt }: RefusalDecision,
    person: Person,
  ): Promise<void> => {
    const { by, byName } = whoIs(person);
    const { refusal } = found;
    if (!refusal || found.refusalAt !== proposedAt) {
      if (wasDecided(found, { is, proposedAt }, by)) return;
      throw conflict(found.answer ? 'already-answered' : 'request-changed');
    }
    if (refusal.by === by)
      throw new Refusal('not-allowed', [{ field: 'requestKey', reason: 'own-change' }]);
    const { text, proof } = refusal;
    const at = now();
    await changed(
      requests,
      found,
      is === 'agreed'
        ? answered(found, {
            ...{ outcome: 'refused', text, proof, at, by, byName },
            ...{ proposedBy: refusal.by, proposedByName: refusal.byName },
          })
        : {
            ...found,
            refusal: undefined,
            refusalAt: undefined,
            declined: { refusal, by, byName, at },
          },
    );
  };

const whoIs = (person: Person) => ({ by: person.personId, byName: nameOf(person) });

/** Whether this very person decided so about this very refusal before: a retry. */
const wasDecided = (
  { answer, refusalAt, declined }: DataRequest,
  { is, proposedAt }: RefusalDecision,
  by: string,
): boolean =>
  is === 'agreed'
    ? answer?.proposedBy !== undefined && answer.by === by && refusalAt === proposedAt
    : declined?.by === by && declined.refusal.at === proposedAt;

const changed = async (
  requests: Needs['requests'],
  found: DataRequest,
  next: DataRequest,
): Promise<void> => {
  if ((await requests.change(found, next)) === 'replaced') return;
  const now = await requests.find(found.requestKey);
  throw conflict(now?.answer ? 'already-answered' : 'request-changed');
};

const answered = (found: DataRequest, answer: RequestAnswer): DataRequest => ({
  ...found,
  refusal: undefined,
  queue: queueOf(deskOf(found), 'answered'),
  answer,
});

const conflict = (reason: string) => new Refusal('conflict', [{ field: 'requestKey', reason }]);
