import * as z from 'zod/mini';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { readBody, readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { covers } from '../../../shared/regions/regions.ts';
import type { Request } from '../../../shared/http/request.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { requireAccess, type SignedInOperation } from '../../access.ts';
import { decliningForm, handingOverForm, type ActOnAlert, type SeenAlert } from './act-on-alert.ts';
import { takenByColleague } from './alert-link.http.ts';
import { shownAlert } from './shown-alert.ts';

const regionCode = z.string().check(z.regex(/^\d{2}(\.\d{2})?$/));
export const alertsQuery = z.object({ region: z.optional(regionCode) });
export const alertPath = z.object({
  region: regionCode,
  alertId: z.string().check(z.regex(/^\d{11}-[A-Za-z0-9_-]{12}$/)),
});

type Needs = { campaign: Campaign; act: ActOnAlert };

/**
 * GET /v1/alerts: the open alerts of one region, or of every region the asker's scope covers, oldest first, without
 * those that the asker may not know of.
 */
export const listAlertsHttp =
  ({ campaign, act }: Needs): HttpUseCase =>
  async (request) => {
    const { region } = readParameters(request.query, alertsQuery);
    if (seesNumbersOnly(request)) return toOversight(request);
    const person = requireAccess('listAlerts', request.person, region);
    const codes = campaign.regions
      .map(({ code }) => code)
      .filter((code) => (region === undefined ? covers(person.region, code) : code === region));
    if (region !== undefined && codes.length === 0) throw refuseField('region', 'unknown-region');
    const listed = await act.listOpen(codes, person);
    const shown = listed.alerts.map((alert) => shownAlert(alert, person.personId));
    return {
      status: 200,
      body: { alerts: shown },
      page: async (frame) =>
        (await import('./open-alerts.tsx')).renderOpenAlerts(frame, {
          alerts: shown,
          campaign,
          seesNothing: listed.whyNothing,
        }),
    };
  };

/** Admins and oversight have no part in alerts: a person of theirs who signs in is led to the numbers. */
const seesNumbersOnly = ({ person, wantsHtml }: Request): boolean =>
  wantsHtml && (person?.role === 'admin' || person?.role === 'oversight');

const toOversight = ({ base }: Request): Answer => ({
  status: 303,
  headers: { location: `${base}/v1/oversight/alerts` },
});

/** POST /v1/alerts/{region}/{alertId}/taking: a signed-in officer takes an alert of a region in their scope. */
export const takeListedAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { key, asker } = whoActs(request, 'takeAlert');
    const seen = await needs.act.take(key, asker);
    const isTheirs = seen.alert.takers.includes(seen.officerId);
    if (!isTheirs && !request.wantsHtml) throw takenByColleague();
    return afterwards(needs, request, seen, isTheirs ? 200 : 409);
  };

/** POST …/declining: a signed-in officer cannot or must not take it; somebody else is told at once. */
export const declineListedAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { key, asker } = whoActs(request, 'declineAlert');
    readBody(request, decliningForm);
    return afterwards(needs, request, await needs.act.decline(key, asker));
  };

/** POST …/handing-over: whoever has the alert gives it to a colleague. */
export const handOverListedAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { key, asker } = whoActs(request, 'handOverAlert');
    const { to } = readBody(request, handingOverForm);
    return afterwards(needs, request, await needs.act.handOver(key, asker, to));
  };

/** POST …/resolving: whoever has the alert says that it is dealt with. */
export const resolveListedAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { key, asker } = whoActs(request, 'resolveAlert');
    return afterwards(needs, request, await needs.act.resolve(key, asker));
  };

/** The alert that is asked for and who asks, if their role and region allow it; the alert's own guard comes after. */
export const whoActs = (request: Request, operation: SignedInOperation) => {
  const key = readParameters(request.params, alertPath);
  const person = requireAccess(operation, request.person, key.region);
  return { key, asker: { door: 'sign-in', person } as const };
};

const afterwards = async (
  { act, campaign }: Needs,
  request: Request,
  seen: SeenAlert,
  status = 200,
): Promise<Answer> => {
  const { alert, officerId } = seen;
  const body = shownAlert(alert, officerId);
  const colleagues = request.wantsHtml ? await act.colleagues(seen) : [];
  const actPath = `${request.base}/v1/alerts/${alert.region}/${alert.alertId}`;
  const regionName = servedRegion(campaign, alert.region)?.name;
  const acts = { actPath, takePath: `${actPath}/taking`, colleagues };
  return {
    status,
    body,
    page: async (frame) =>
      (await import('./alert.tsx')).renderAlert(frame, { ...body, regionName }, acts),
  };
};
