import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import { decideOnce } from '../../../shared/decide-once.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { everyUnit } from '../../../shared/units.ts';
import { actorOf } from '../../../shared/person-name.ts';
import {
  decideWithinMs,
  type Decision,
  type Proposal,
  type Voiding,
  type VoidingForm,
  type WhichPledges,
} from './voiding.ts';
import type { VoidingStore } from './voiding-store.ts';

type Proposing = {
  campaign: Campaign;
  voidings: Pick<VoidingStore, 'propose' | 'list'>;
  randomBytes: (bytes: number) => Buffer;
  now: Now;
};

/** Voidings of one region that may wait at the same time: of all, and of one person, who could keep others from theirs. */
const mostWaiting = { ofAll: 50, ofOne: 10 };

/**
 * Proposes to void pledges; nothing happens until another person agrees. The same person's proposal that still waits is
 * returned. Throws Refusal 'invalid-fields' where nothing narrows it to less than a region, and 'conflict' when too many
 * wait.
 */
export const proposeVoiding =
  ({ campaign, voidings, randomBytes, now }: Proposing) =>
  async (form: VoidingForm, person: Person): Promise<Voiding> => {
    const which = whichOf(campaign, form);
    const at = now();
    const waiting = (await voidings.list(form.region)).filter(
      ({ decision, proposal }) => !decision && at - proposal.at <= decideWithinMs,
    );
    const own = waiting.filter(({ proposal }) => proposal.by.personId === person.personId);
    const same = own.find(
      ({ proposal }) =>
        proposal.reason === form.reason && JSON.stringify(proposal.which) === JSON.stringify(which),
    );
    if (same) return same;
    if (waiting.length >= mostWaiting.ofAll || own.length >= mostWaiting.ofOne)
      throw refuse('conflict', 'too-many-waiting');
    const voidingId = `${form.region}-${String(at).padStart(13, '0')}-${randomBytes(4).toString('hex')}`;
    const proposal: Proposal = { voidingId, which, reason: form.reason, by: actorOf(person), at };
    if ((await voidings.propose(proposal)) !== 'added') throw new Error('Two voidings have one id');
    return { proposal, decision: undefined, run: undefined };
  };

const whichOf = (campaign: Campaign, form: VoidingForm): WhichPledges => {
  const region = servedRegion(campaign, form.region);
  if (!region) throw refuseField('region', 'unknown-region');
  if (form.unit && !everyUnit(region).some(({ code }) => code === form.unit))
    throw refuseField('unit', 'unknown-unit');
  if (form.ceremony && !form.ceremony.startsWith(`${form.region}-`))
    throw refuseField('ceremony', 'unknown-ceremony');
  if (form.code && !form.ceremony) throw refuseField('ceremony', 'required');
  if (!form.unit && !form.ceremony && !form.hour) throw refuseField('unit', 'required');
  return {
    region: form.region,
    ...(form.unit && { unit: form.unit }),
    ...(form.ceremony && { ceremony: form.ceremony }),
    ...(form.code && { code: Number(form.code) }),
    ...(form.hour && { hour: form.hour.slice(0, 13) }),
    ...(form.standing && { standing: form.standing }),
  };
};

type Deciding = { voidings: Pick<VoidingStore, 'find' | 'decide'>; now: Now };
type Decided = { voidingId: string; is: Decision['is'] };

/**
 * Decides about a proposed voiding, once: another person agrees within 72 hours, and it is carried out, or rejects it.
 * Throws Refusal 'not-found', 'not-allowed' for one's own, 'too-late', and 'conflict' where somebody decided otherwise.
 */
export const decideVoiding =
  ({ voidings, now }: Deciding) =>
  async ({ voidingId, is }: Decided, person: Person): Promise<Voiding> => {
    const voiding = await voidings.find(voidingId);
    if (!voiding) throw refuse('not-found', 'unknown-change');
    const { proposal } = voiding;
    if (proposal.by.personId === person.personId) throw refuse('not-allowed', 'own-change');
    const decision = await decideOnce<Decision>({
      decision: { voidingId, is, by: actorOf(person), at: now() },
      before: voiding.decision,
      proposed: { at: proposal.at, withinMs: decideWithinMs },
      add: voidings.decide,
      find: async () => (await voidings.find(voidingId))?.decision,
      field: 'voidingId',
    });
    return { ...voiding, decision };
  };

const refuse = (code: 'conflict' | 'not-allowed' | 'not-found', reason: string) =>
  new Refusal(code, [{ field: 'voidingId', reason }]);
