import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import { actorOf } from '../../../shared/person-name.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { mayAllStillRead, maySecond, type Desk } from '../case-access.ts';
import type { OfficerReport as About } from '../messages/report-for-officer.ts';
import type { IdentityTrail } from './identity-store.ts';
import { requestsIn, type RequestWithApproval, type IdentityRequest } from './trail.ts';
import { laneRules } from '../lanes.ts';

const hourMs = 3_600_000;
/** How long a request may wait for its second person. */
export const answerWithinMs = 72 * hourMs;
/** How long the two may read the name after the second person agreed. */
export const readWithinMs = 24 * hourMs;
/** Requests one report can get: each is shown to its reporter. */
const mostRequests = 50;

type Trail = { trail: IdentityTrail; now: Now };
type Reason = { reason: string; category: IdentityRequest['category'] };

/** Asks to read who reported, once per attempt; throws Refusal 'conflict' where nobody gave a name. */
export const askForIdentity =
  ({ trail, now }: Trail) =>
  async (about: About, said: Reason, attempt: Attempt): Promise<RequestWithApproval> => {
    const { report, reportKey } = about;
    if (!laneRules[report.lane].hasIdentity) throw refuse('conflict', 'nobody-named');
    const asked = requestsIn(await trail.list(reportKey));
    if (asked.length >= mostRequests) throw refuse('conflict', 'too-many-asked');
    const request = {
      ...marksOf(about, now()),
      item: `request#${attempt.key}`,
      category: said.category,
      reason: tidyText(said.reason),
      bodyHash: attempt.body,
    };
    const added = await trail.add({ ...request, reportKey, expiresAt: report.expiresAt });
    if (added === 'added') return { requestId: attempt.key, request, approval: undefined };
    const before = requestsIn(await trail.list(reportKey)).find(
      ({ requestId }) => requestId === attempt.key,
    );
    if (before?.request.bodyHash !== attempt.body) throw new Refusal('idempotency-key-reused');
    return before;
  };

/** Agrees to a request: another person, with a chair's standing or above the region, within 72 hours; throws Refusal. */
export const approveIdentity =
  ({ trail, now }: Trail) =>
  async (about: About, requestId: string): Promise<RequestWithApproval> => {
    const { report, reportKey, person } = about;
    const asked = requestsIn(await trail.list(reportKey)).find(
      (one) => one.requestId === requestId,
    );
    if (!asked) throw refuse('not-found', 'unknown-request');
    if (asked.request.personId === person.personId) throw refuse('not-allowed', 'own-request');
    if (!maySecond(person, report.region)) throw refuse('not-allowed', 'needs-a-chair');
    if (asked.approval?.personId === person.personId) return asked;
    if (asked.approval) throw refuse('conflict', 'approved-by-another');
    const at = now();
    if (at - asked.request.at > answerWithinMs) throw refuse('too-late', 'expired');
    const { category } = asked.request;
    const approval = { ...marksOf(about, at), item: `approval#${requestId}`, category };
    const added = await trail.add({ ...approval, reportKey, expiresAt: report.expiresAt });
    if (added === 'already-there') throw refuse('conflict', 'approved-by-another');
    return { ...asked, approval };
  };

type ReadNeeds = Trail &
  Pick<Desk, 'whoServes'> & {
    findReporter: (reportKey: string) => Promise<Record<string, string> | undefined>;
    newId: () => string;
    /** Counts each reading, for the alarm that reports every one. */
    count: (name: 'IdentityRead') => void;
  };

/** Who reported, for one of the two within 24 hours; each reading is in the trail before the name is fetched. */
export const readIdentity =
  ({ trail, now, findReporter, newId, count, whoServes }: ReadNeeds) =>
  async (about: About) => {
    const { report, reportKey, person } = about;
    if (!laneRules[report.lane].hasIdentity) throw refuse('conflict', 'nobody-named');
    const at = now();
    const asked = requestsIn(await trail.list(reportKey)).filter(({ request, approval }) =>
      [request.personId, approval?.personId].includes(person.personId),
    );
    const open = asked.find(({ approval }) => approval && at - approval.at <= readWithinMs);
    if (!open?.approval) {
      const wasOpen = asked.some(({ approval }) => approval);
      throw wasOpen ? refuse('too-late', 'expired') : refuse('not-allowed', 'needs-two');
    }
    if (!(await mayAllStillRead({ whoServes }, [open.request, open.approval], report)))
      throw refuse('not-allowed', 'needs-two');
    const item = `read#${String(at).padStart(13, '0')}-${newId()}`;
    const { category } = open.request;
    const reading = {
      ...marksOf(about, at),
      item,
      category,
      reportKey,
      expiresAt: report.expiresAt,
    };
    if ((await trail.add(reading)) !== 'added') throw new Error('Two readings have one id');
    count('IdentityRead');
    const identity = await findReporter(reportKey);
    if (!identity) throw refuse('conflict', 'nobody-named');
    return { caseNumber: report.caseNumber, identity, readUntil: open.approval.at + readWithinMs };
  };

const marksOf = ({ person }: About, at: number) => ({ at, ...actorOf(person) });

const refuse = (code: 'conflict' | 'not-allowed' | 'not-found' | 'too-late', reason: string) =>
  new Refusal(code, [{ field: code === 'not-found' ? 'requestId' : 'identity', reason }]);
