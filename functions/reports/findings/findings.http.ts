import { ownMark, type NameAttempt } from '../../../shared/attempt.ts';
import { choicesIn, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Call, Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import type { Person } from '../../../shared/http/request.ts';
import { nameOf } from '../../../shared/person-name.ts';
import { deadlineToReport } from '../intake/report-deadline.ts';
import type { StoredReport } from '../intake/report-store.ts';
import { laneRules } from '../lanes.ts';
import type { DeadlineLaw } from '../law/deadline-rules.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import type { Place } from '../place.ts';
import type { WhoServes } from '../roll/who-serves.ts';
import type { fileFinding, Finder } from './file-finding.ts';
import type { findingOperations, FindingFiled } from './operations.ts';

type Needs = {
  campaign: Campaign;
  calendar: () => Promise<HolidayCalendar>;
  law: DeadlineLaw;
  whoServes: WhoServes;
  attemptOf: NameAttempt;
  /** Counts a finding of theirs; false where there were too many that day. */
  mayFile: (finder: Place, now: number) => Promise<boolean>;
  file: ReturnType<typeof fileFinding>;
  newId: () => string;
  now: Now;
};

type Filing = typeof findingOperations.fileFinding;

/** GET /siaga/temuan: the form, for the regions of the caller's scope. */
export const showFindingHttp =
  (needs: Needs): Does<typeof findingOperations.showFindingPage> =>
  async ({ guard, query: { region }, request }) => {
    if (region !== undefined) guard.reach(region);
    await guard.clearedBy(needs.whoServes);
    const only = choicesIn(needs.campaign, guard.scope.region);
    const begins = region ?? (only.length === 1 ? only[0]?.code : undefined);
    const filled = { values: begins === undefined ? {} : { region: begins }, errors: [] };
    return {
      status: 200,
      body: { form: `${request.base}/v1/findings` },
      page: pageOf(needs, guard.scope.region, filled),
    };
  };

const pageOf =
  ({ campaign, newId }: Needs, scope: string, filled: Filled) =>
  async (frame: Parameters<Awaited<ReturnType<typeof loadPage>>['renderFinding']>[0]) =>
    (await loadPage()).renderFinding(frame, { campaign, scope, filled, newId });

const loadPage = () => import('./pages/finding.tsx');

/** POST /v1/findings: JSON or a form; returns the number and by when Bawaslu must have it. */
export const fileFindingHttp = (needs: Needs): WithForm<Filing> => ({
  does: async ({ guard, body: form, idempotencyKey }: Call<Filing>) => {
    guard.reach(form.region);
    const { finder, attempt } = await guard.clearedBy(async (person) => ({
      finder: await finderOf(needs, person),
      attempt: await needs.attemptOf(ownMark(person, idempotencyKey), form),
    }));
    if (!(await needs.mayFile(finder.place, needs.now()))) throw new Refusal('too-many-requests');
    const report = await needs.file(form, finder, attempt);
    const body = await filed(needs, report, form.foundOn);
    return {
      status: 201,
      body,
      page: async (frame) =>
        (await import('./pages/finding-filed.tsx')).renderFindingFiled(frame, body),
    };
  },
  formAgain: (filled, request) => {
    if (!request.person) throw new Refusal('not-signed-in');
    return { status: 422, page: pageOf(needs, request.person.region, filled) };
  },
  alsoAfter: ['not-allowed', 'too-many-requests'],
});

/** To whoever is not in the register, or runs the system, there is nothing to find. */
const finderOf = async (
  { whoServes }: Needs,
  person: Parameters<WhoServes>[0] & Pick<Person, 'name'>,
): Promise<Finder> => {
  const serving = await whoServes(person);
  if (!serving)
    throw new Refusal('not-allowed', [{ field: 'region', reason: 'not-in-the-register' }]);
  const place = { region: person.region, officerId: person.personId };
  return { place, name: nameOf(person), serving };
};

const filed = async (
  { campaign, calendar, law, now }: Needs,
  { caseNumber, reportKey, region: code, barring }: StoredReport,
  foundOn: string,
): Promise<FindingFiled> => {
  const region = servedRegion(campaign, code);
  if (!region) throw refuseField('region', 'unknown-region');
  const { dueOn, late } = deadlineToReport({ campaign, calendar: await calendar(), law })({
    ...{ region, knownOn: foundOn, now: now() },
    ...(laneRules.finding.bawaslu && { step: laneRules.finding.bawaslu }),
  });
  return {
    ...{ caseNumber, caseKey: reportKey, region: code, lane: 'finding', foundOn, dueOn, late },
    unitStanding: barring?.standing ?? 'to-be-named',
  };
};
