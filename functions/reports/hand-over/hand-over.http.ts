import type * as z from 'zod/mini';
import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { isPractice } from '../../../shared/regions/practice.ts';
import { shownSignature } from '../../../shared/signing/signature.ts';
import { maySecond } from '../case-access.ts';
import {
  agreeWithinMs,
  firstOf,
  handOverStanding,
  linkGoodMs,
  type HandOver,
} from '../identity/hand-over-trail.ts';
import type { HandOverRows } from '../cases/hand-over-rows.ts';
import {
  reportForOfficer,
  type OfficerReport,
  type ReportDesk,
} from '../messages/report-for-officer.ts';
import {
  answerHandOver,
  askToHandOver,
  handOverOf,
  partOf,
  type handOverAnswers,
  type HandOverNeeds,
} from './hand-over.ts';
import type { handOverOperations, handOverView } from './operations.ts';
import { maySignLetter } from './letter-signature.ts';
import { openingCode, packageToken } from './package-link.ts';
import { seeHandOver, unseenFor } from './see-hand-over.ts';

type HandOvers = typeof handOverOperations;
type Needs = ReportDesk &
  HandOverNeeds & {
    deskRows: Pick<HandOverRows, 'list' | 'settle' | 'holdersOf'>;
    key: () => Promise<Uint8Array>;
    attemptOf: NameAttempt;
    newId: () => string;
    /** Whether the deployment names a signing service. */
    isSignable: boolean;
  };

/** POST /v1/cases/{caseKey}/hand-overs: asks to hand the report over; the reporter is shown the request. */
export const askToHandOverHttp =
  (needs: Needs): Does<HandOvers['askToHandOver']> =>
  async (call) => {
    const { body, request, idempotencyKey } = call;
    const about = await reportForOfficer(needs, call);
    const own = ownMark(about.person, idempotencyKey);
    const one = await askToHandOver(needs)(about, body, await needs.attemptOf(own, body));
    if (request.wantsHtml) return back(request, about.reportKey);
    const seen = { ...about, base: request.base, unseen: [] };
    return { status: 201, body: await shown(needs, seen, one) };
  };

/** GET /v1/cases/{caseKey}/hand-overs: every hand-over, newest first, with what whoever looks has a part in. */
export const listHandOversHttp =
  (needs: Needs): Does<HandOvers['listHandOvers']> =>
  async (call) => {
    const about = await reportForOfficer(needs, call);
    const unseen = await unseenFor(needs, about);
    const seen = { ...about, base: call.request.base, unseen };
    const list = await needs.handOvers.list(about.reportKey);
    const handOvers = await Promise.all(list.map((one) => shown(needs, seen, one)));
    return {
      status: 200,
      body: { handOvers },
      page: async (frame) =>
        (await import('./pages/hand-overs.tsx')).renderHandOvers(frame, {
          ...{ caseKey: about.reportKey, region: about.report.region },
          ...{ handOvers, newId: needs.newId },
        }),
    };
  };

/** POST …/hand-overs/{requestId}/answer: a second person agrees or declines, or one of the two takes it back; or what Bawaslu said was seen. */
export const answerHandOverHttp =
  (needs: Needs): Does<HandOvers['answerHandOver']> =>
  async (call) => {
    const { path, body, request } = call;
    const about = await reportForOfficer(needs, call);
    const one = await answered(needs, about, { ...path, ...body });
    if (request.wantsHtml) return back(request, about.reportKey);
    const seen = { ...about, base: request.base, unseen: await unseenFor(needs, about) };
    return { status: 200, body: await shown(needs, seen, one) };
  };

type Answer = { requestId: string; is: (typeof handOverAnswers)[number] };

const answered = async (needs: Needs, about: OfficerReport, { requestId, is }: Answer) => {
  if (is !== 'seen') return answerHandOver(needs)(about, requestId, is);
  const one = await handOverOf(needs, about.reportKey, requestId);
  await seeHandOver(needs)(about, requestId);
  return one;
};

type Seen = {
  reportKey: string;
  report: { region: string };
  person: Person;
  base: string;
  /** What of these hand-overs waits to be seen by whoever looks. */
  unseen: { requestId: string }[];
};

const shown = async (
  { key, now, isSignable }: Pick<Needs, 'key' | 'now' | 'isSignable'>,
  seen: Seen,
  one: HandOver,
): Promise<z.infer<typeof handOverView>> => {
  const { requestId, asked } = one;
  const { reason, letterNumber, sender, recipient } = asked;
  const standing = handOverStanding(one, now());
  const answer = firstOf(one, 'answer');
  const receipt = firstOf(one, 'receipt');
  const part = standing === 'open' ? partOf(one, seen.person) : 'none';
  const of = { reportKey: seen.reportKey, requestId };
  return {
    ...{ requestId, standing, reason, letterNumber, sender, recipient },
    askedBy: asked.personId,
    askedByName: asked.name ?? null,
    askedAt: iso(asked.at),
    answeredBy: answer?.personId ?? null,
    answeredByName: answer?.name ?? null,
    until: iso(answer ? answer.at + linkGoodMs : asked.at + agreeWithinMs),
    link: part === 'link' ? `${seen.base}/h/${packageToken(await key(), of)}` : null,
    openingCode: part === 'code' ? openingCode(await key(), of) : null,
    openings: one.entries.filter(({ what }) => ['listed', 'file'].includes(what)).length,
    receivedBy: receipt?.text ?? null,
    receivedAt: receipt ? iso(receipt.at) : null,
    registerNumber: firstOf(one, 'number')?.text ?? null,
    signed: shownSignature(one.signature),
    maySign: isSignable && maySign(one, seen, now()),
    questions: one.entries
      .filter(({ what }) => what === 'question')
      .map(({ at, text = '' }) => ({ at: iso(at), text })),
    unseen: seen.unseen.some((row) => row.requestId === requestId),
    next: nextFor(one, seen, standing),
  };
};

const maySign = (one: HandOver, { person, report: { region } }: Seen, now: number): boolean =>
  !isPractice(region) &&
  one.signature?.standing !== 'signed' &&
  maySignLetter({ one, person, region, now });

const nextFor = (one: HandOver, { person, report }: Seen, standing: string) => {
  const isOwn = partOf(one, person) !== 'none';
  if (isOwn && ['waiting', 'open'].includes(standing))
    return firstOf(one, 'receipt') ? ('none' as const) : ('take-back' as const);
  if (standing !== 'waiting' || one.asked.personId === person.personId) return 'none' as const;
  return maySecond(person, report.region) ? ('answer' as const) : ('none' as const);
};

const iso = (ms: number): string => new Date(ms).toISOString();

/** Where a form leads: to the hand-overs of the case. */
const back = ({ base }: { base: string }, caseKey: string) => ({
  status: 303 as const,
  headers: { location: `${base}/v1/cases/${caseKey}/hand-overs` },
});
