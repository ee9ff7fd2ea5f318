import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { actorOf } from '../../../shared/person-name.ts';
import {
  begun,
  ended,
  hoursLeft,
  isSilent,
  isWaiting,
  noSilence,
  type Silence,
  type SilenceProposal,
} from './silence.ts';
import type { SilenceStore } from './silence-store.ts';

type Needs = {
  silences: Pick<SilenceStore, 'latest' | 'change'>;
  newId: () => string;
  now: Now;
};

/** Reads a row, writes what becomes of it, and does both again when somebody else was first. */
const changed = async (
  { silences }: Needs,
  region: string,
  change: (silence: Silence) => Silence,
): Promise<Silence> => {
  let became = noSilence(region);
  const outcome = await untilWritten(async () => {
    const seen = (await silences.latest(region)) ?? noSilence(region);
    became = change(seen);
    return became === seen ? 'replaced' : silences.change(seen, became);
  });
  if (outcome === 'changed-meanwhile') throw refuse('conflict', 'decided-otherwise');
  return became;
};

/**
 * Proposes to silence a region's line; nothing is held until a second person agrees. The same proposal by the same person
 * is stored once. Throws Refusal 'invalid-fields' (`hours`) beyond what is left of the week, and 'conflict' while another
 * proposal waits.
 */
export const proposeSilence =
  (needs: Needs) =>
  (region: string, asked: { hours: number; reason: string }, by: Person): Promise<Silence> => {
    const [at, proposalId, reason] = [needs.now(), needs.newId(), tidyText(asked.reason)];
    return changed(needs, region, (silence) => {
      const { waiting } = silence;
      if (waiting && isWaiting(waiting, at)) {
        if (isSame(waiting, { ...asked, reason }, by)) return silence;
        throw refuse('conflict', 'already-waiting');
      }
      requireHours(silence, asked.hours, at);
      const proposal = { proposalId, hours: asked.hours, reason, at };
      return { ...silence, waiting: { ...proposal, by: actorOf(by) } };
    });
  };

const isSame = (
  { by, hours, reason }: SilenceProposal,
  asked: { hours: number; reason: string },
  { personId }: Person,
): boolean => by.personId === personId && hours === asked.hours && reason === asked.reason;

const requireHours = (silence: Silence, hours: number, now: number): void => {
  const left = hoursLeft(silence, now);
  if (hours > left) throw refuseField('hours', 'silence-used-up', { left: String(left) });
};

export type SilenceDecision = { region: string; proposalId: string; is: 'agreed' | 'rejected' };

/**
 * A second person agrees, and the silence begins, or rejects it. Throws Refusal 'not-found' where nothing such waits,
 * 'not-allowed' for who proposed it and for a chair of the same scope, 'too-late' a day after the proposal, and 'conflict'
 * where somebody has decided otherwise.
 */
export const decideSilence =
  (needs: Needs) =>
  ({ region, proposalId, is }: SilenceDecision, person: Person): Promise<Silence> => {
    const now = needs.now();
    return changed(needs, region, (silence) => {
      const { waiting, decided } = silence;
      if (decided?.proposalId === proposalId) {
        if (decided.is === is) return silence;
        throw refuse('conflict', 'decided-otherwise');
      }
      if (waiting?.proposalId !== proposalId) throw refuse('not-found', 'unknown-change');
      const why = whyMayNotDecide(person, region, waiting);
      if (why) throw refuse('not-allowed', why);
      const rejected = { ...silence, waiting: undefined, decided: { proposalId, is } };
      if (is === 'rejected') return rejected;
      if (!isWaiting(waiting, now)) throw refuse('too-late', 'expired');
      requireHours(silence, waiting.hours, now);
      return begun(silence, waiting, { agreed: actorOf(person), now });
    });
  };

/** Another person, who is an admin or serves above the region: a chair and a colleague of theirs do not silence it alone. */
export const whyMayNotDecide = (
  { personId, role, region: from }: Pick<Person, 'personId' | 'role' | 'region'>,
  region: string,
  { by }: Pick<SilenceProposal, 'by'>,
): 'own-change' | 'needs-an-admin' | undefined => {
  if (by.personId === personId) return 'own-change';
  return role === 'admin' || from !== region ? undefined : 'needs-an-admin';
};

/** Ends a silence at once: it takes one person to make a line ring again. Where none is, nothing changes. */
export const endSilence =
  (needs: Needs) =>
  (region: string): Promise<Silence> => {
    const now = needs.now();
    return changed(needs, region, (silence) =>
      isSilent(silence, now) ? ended(silence, now) : silence,
    );
  };

const refuse = (code: 'not-found' | 'not-allowed' | 'too-late' | 'conflict', reason: string) =>
  new Refusal(code, [{ field: 'proposalId', reason }]);
