import { everyServed, regionsIn, type Campaign } from '../../../shared/campaign.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import type { Guard } from '../../../shared/operation/guard.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { alertActs, type Needs, type Way } from './alert-acts.ts';
import { pageAfter } from './alert-pages.ts';
import type { AlertKey } from './alert-store.ts';
import { viewOf } from './alert-view.ts';
import type { alertOperations } from './operations.ts';
import { clearedBySignIn } from './who-may-know.ts';

type Alerts = typeof alertOperations;

/**
 * GET /v1/alerts: the open alerts of one region, or of every region the caller's scope covers, the most urgent first, a
 * page at a time, without those that the caller may not know of.
 */
export const listAlertsHttp =
  ({ campaign, act }: Needs): Does<Alerts['listAlerts']> =>
  async ({ query: { region, after }, guard, request }) => {
    const { scope } = guard;
    if (region !== undefined) guard.reach(region);
    if (scope.role === 'admin' || scope.role === 'oversight') return numbersOnly(request);
    const regions = chooseRegions(campaign, scope.region, region);
    const open = await act.listOpen(regions, guard.clearedBy(clearedBySignIn));
    const { alerts, next } = pageAfter(open.alerts, after);
    const views = alerts.map(viewOf);
    return {
      status: 200,
      body: { alerts: views, next },
      page: async (frame) =>
        (await import('./open-alerts.tsx')).renderOpenAlerts(frame, {
          alerts: views,
          next: next === null ? null : nextPage({ region, after: next }),
          campaign,
          region,
          seesNothing: open.whyNothing,
        }),
    };
  };

/** The query of the page that follows. */
const nextPage = ({ region, after }: { region: string | undefined; after: string }): string =>
  new URLSearchParams({ ...(region !== undefined && { region }), after }).toString();

/** Admins and oversight have no part in alerts: their pages are led to the numbers, their programs refused. */
const numbersOnly = ({
  base,
  wantsHtml,
}: Pick<Request, 'base' | 'wantsHtml'>): AnswerOf<Alerts['listAlerts']> => {
  if (!wantsHtml) throw new Refusal('not-allowed');
  return { status: 303, headers: { location: `${base}/v1/oversight/alerts` } };
};

/** The served region of a code, or all that a scope covers; throws Refusal for a region not served. */
const chooseRegions = (campaign: Campaign, scope: string, chosen: string | undefined): string[] => {
  const regions =
    chosen === undefined
      ? regionsIn(campaign, scope)
      : everyServed(campaign).filter(({ code }) => code === chosen);
  const codes = regions.map(({ code }) => code);
  if (chosen !== undefined && codes.length === 0) throw refuseField('region', 'unknown-region');
  return codes;
};

/** GET /v1/alerts/{region}/{alertId}: an alert after its link has ended, or without one. Opening changes nothing. */
export const readAlertHttp =
  (needs: Needs): Does<Alerts['readAlert']> =>
  (call) =>
    alertActs(needs).show(signedInWay(call));

/** POST /v1/alerts/{region}/{alertId}/taking: a signed-in officer takes an alert of a region in their scope. */
export const takeAlertHttp =
  (needs: Needs): Does<Alerts['takeAlert']> =>
  (call) =>
    alertActs(needs).take(signedInWay(call));

/** POST …/declining: a signed-in officer cannot or must not take it; somebody else is notified at once. */
export const declineAlertHttp =
  (needs: Needs): Does<Alerts['declineAlert']> =>
  (call) =>
    alertActs(needs).decline(signedInWay(call));

/** POST …/handing-over: whoever has the alert gives it to a colleague. */
export const handOverAlertHttp =
  (needs: Needs): Does<Alerts['handOverAlert']> =>
  (call) =>
    alertActs(needs).handOver(signedInWay(call), call.body);

/** POST …/resolving: whoever has the alert says that it is dealt with. */
export const resolveAlertHttp =
  (needs: Needs): Does<Alerts['resolveAlert']> =>
  (call) =>
    alertActs(needs).resolve(signedInWay(call));

type SignedInCall = { path: AlertKey; guard: Guard; request: Pick<Request, 'base' | 'wantsHtml'> };

/** The way to an alert of a region in the caller's reach; the alert's own guard comes after. */
const signedInWay = ({ path: key, guard, request: { base, wantsHtml } }: SignedInCall): Way => {
  guard.reach(key.region);
  const actPath = `${base}/v1/alerts/${key.region}/${key.alertId}`;
  const who = guard.clearedBy(clearedBySignIn);
  return { key, who, actPath, takePath: `${actPath}/taking`, wantsHtml };
};
