import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { actorOf } from '../../../shared/person-name.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { maySecond } from '../case-access.ts';
import type { CaseStore } from '../cases/case-store.ts';
import type { HandOverWrites } from '../cases/hand-over-rows.ts';
import {
  agreeWithinMs,
  firstOf,
  handOverItem,
  handOverStanding,
  type HandOver,
  type HandOverEntry,
} from '../identity/hand-over-trail.ts';
import type { OfficerReport as About } from '../messages/report-for-officer.ts';
import type { HandOverStore } from './hand-over-store.ts';
import { laneRules } from '../lanes.ts';

/** How often a report can be asked to be handed over: each time is shown to its reporter. */
const mostAsks = 20;

export type HandOverNeeds = {
  handOvers: HandOverStore;
  /** What of it waits in the tasks of the satgas. */
  atDesk: HandOverWrites;
  findCase: CaseStore['find'];
  now: Now;
  nonce: () => string;
};

type Letter = { reason: string; letterNumber: string; sender: string; recipient: string };

/**
 * Asks to hand a named report over to Bawaslu, once per attempt; one request at a time. Throws Refusal 'conflict' where
 * nobody gave a name, the case is not verified, or somebody asked before.
 */
export const askToHandOver =
  (needs: HandOverNeeds) =>
  async (about: About, letter: Letter, attempt: Attempt): Promise<HandOver> => {
    await checkReady(needs, about);
    const { report, reportKey } = about;
    const at = needs.now();
    const before = await needs.handOvers.list(reportKey);
    const same = before.find(({ requestId }) => requestId === attempt.key);
    if (same) return sameAsked(same, attempt);
    if (before.some((one) => ['waiting', 'open'].includes(handOverStanding(one, at))))
      throw refuse('conflict', 'already-asked');
    if (before.length >= mostAsks) throw refuse('conflict', 'too-many-asked');
    const asked = {
      ...marksOf(about.person, at),
      item: `handover#${attempt.key}`,
      reason: tidyText(letter.reason),
      letterNumber: tidyText(letter.letterNumber),
      sender: tidyText(letter.sender),
      recipient: tidyText(letter.recipient),
      bodyHash: attempt.body,
    };
    const one = { requestId: attempt.key, asked, entries: [] };
    const { expiresAt } = report;
    const waits = needs.atDesk.waits(agreementOf(about, one));
    await needs.handOvers.add({ ...asked, reportKey, expiresAt }, [waits]);
    return one;
  };

const sameAsked = (same: HandOver, attempt: Attempt): HandOver => {
  if (same.asked.bodyHash !== attempt.body) throw new Refusal('idempotency-key-reused');
  return same;
};

const answers = ['agreed', 'declined', 'taken-back'] as const;
type Is = (typeof answers)[number];
/** What can be said to a hand-over; `seen` is said to what Bawaslu wrote. */
export const handOverAnswers = [...answers, 'seen'] as const;

/**
 * Answers a request: another person, a chair or from above the region, agrees or declines within 72 hours; either of
 * the two takes it back at any time, which ends the link. Throws Refusal.
 */
export const answerHandOver =
  (needs: HandOverNeeds) =>
  async (about: About, requestId: string, is: Is): Promise<HandOver> => {
    const one = await handOverOf(needs, about.reportKey, requestId);
    if (is === 'taken-back') return takeBack(needs, about, one);
    if (one.asked.personId === about.person.personId) throw refuse('not-allowed', 'own-request');
    if (!maySecond(about.person, about.report.region)) throw refuse('not-allowed', 'needs-a-chair');
    const answer = firstOf(one, 'answer');
    if (answer?.is === is && answer.personId === about.person.personId) return one;
    const standing = handOverStanding(one, needs.now());
    if (standing === 'lapsed') throw refuse('too-late', 'expired');
    if (standing !== 'waiting') throw refuse('conflict', 'decided-otherwise');
    if (is === 'agreed') await checkReady(needs, about);
    return noted(needs, about, { one, what: 'answer', is });
  };

/** One hand-over of a report; throws Refusal 'not-found'. */
export const handOverOf = async (
  { handOvers }: { handOvers: Pick<HandOverStore, 'list'> },
  reportKey: string,
  requestId: string,
): Promise<HandOver> => {
  const one = (await handOvers.list(reportKey)).find((other) => other.requestId === requestId);
  if (!one) throw refuse('not-found', 'unknown-request');
  return one;
};

const takeBack = (needs: HandOverNeeds, about: About, one: HandOver): Promise<HandOver> => {
  if (partOf(one, about.person) === 'none') throw refuse('not-allowed', 'not-own-request');
  if (firstOf(one, 'receipt')) throw refuse('conflict', 'decided-otherwise');
  return noted(needs, about, { one, what: 'ended' });
};

type Step = { one: HandOver; what: 'answer' | 'ended'; is?: 'agreed' | 'declined' };

const noted = async (needs: HandOverNeeds, about: About, step: Step): Promise<HandOver> => {
  const { one, what, is } = step;
  const at = needs.now();
  const entry: HandOverEntry = {
    ...marksOf(about.person, at),
    ...{ requestId: one.requestId, what, ...(is && { is }) },
    item: handOverItem({ requestId: one.requestId, what, at }, needs.nonce()),
  };
  const { reportKey, report } = about;
  const { expiresAt } = report;
  const settled = needs.atDesk.settled(agreementOf(about, one));
  const added = await needs.handOvers.add({ ...entry, reportKey, expiresAt }, [settled]);
  if (added !== 'added') throw refuse('conflict', 'changed-meanwhile');
  return { ...one, entries: [...one.entries, entry] };
};

/** What part somebody has in a hand-over: who asked gets the link, who agreed the code; nobody else gets either. */
export const partOf = (one: HandOver, { personId, region }: Person): 'link' | 'code' | 'none' => {
  const isThem = (entry: { personId?: string | undefined; region: string } | undefined) =>
    entry?.personId === personId && entry.region === region;
  if (isThem(one.asked)) return 'link';
  const answer = firstOf(one, 'answer');
  return answer?.is === 'agreed' && isThem(answer) ? 'code' : 'none';
};

/** States from which a case goes to Bawaslu. */
const readyStates: readonly string[] = ['verified', 'referred'];

/** A named report that was not withdrawn, of a case that was verified. */
const checkReady = async (
  { findCase }: Pick<HandOverNeeds, 'findCase'>,
  { report, reportKey }: About,
): Promise<void> => {
  if (!laneRules[report.lane].makesReportForm) throw refuse('conflict', 'nobody-named');
  const kept = await findCase(reportKey);
  if (report.withdrawnAt !== undefined || kept?.withdrawnAt !== undefined)
    throw refuse('conflict', 'report-withdrawn');
  if (!kept || !readyStates.includes(kept.state)) throw refuse('conflict', 'not-verified-yet');
};

/** What waits for a second person, until it can be agreed to no more. */
const agreementOf = ({ reportKey, report }: About, { requestId, asked }: HandOver) => ({
  ...{ caseKey: reportKey, region: report.region, requestId, waits: 'agreement' as const },
  ...{ at: asked.at, dueAt: asked.at + agreeWithinMs, expiresAt: report.expiresAt },
  asked: { region: asked.region, officerId: asked.personId },
  ...(asked.name !== undefined && { askedName: asked.name }),
});

const marksOf = (person: Person, at: number) => ({ at, ...actorOf(person) });

const refuse = (code: 'conflict' | 'not-allowed' | 'not-found' | 'too-late', reason: string) =>
  new Refusal(code, [{ field: code === 'not-found' ? 'requestId' : 'handOver', reason }]);
