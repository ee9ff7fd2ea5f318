import { servedRegion, type Campaign } from '../../shared/campaign.ts';
import type { Now } from '../../shared/clock.ts';
import type { Answer } from '../../shared/http/answer.ts';
import { readBody } from '../../shared/http/body.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import type { Request } from '../../shared/http/request.ts';
import { Refusal } from '../../shared/refusal.ts';
import { decliningForm, handingOverForm, type ActOnAlert } from './act-on-alert.ts';
import type { Alert } from './alert.ts';
import type { AlertStore } from './alert-store.ts';
import { officerTag, readLink } from './personal-link.ts';
import { shownAlert } from './shown-alert.ts';

type Needs = {
  campaign: Campaign;
  alerts: Pick<AlertStore, 'find'>;
  act: ActOnAlert;
  linkKey: () => Promise<Uint8Array>;
  now: Now;
};

/** GET /a/{token}: shows the alert to the officer the link was made for. Opening changes nothing. */
export const showAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, officerId } = await followLink(needs, request);
    return alertAnswer(needs, request, { alert, officerId });
  };

/** POST /a/{token}: the officer takes the alert; of two who press together exactly one has it. */
export const takeAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, officerId } = await followLink(needs, request);
    const after = await needs.act.take(alert, officerId);
    return takenAnswer(needs, request, { alert: after, officerId });
  };

/** POST /a/{token}/declining: the officer cannot or must not take it; somebody else is told at once. */
export const declineAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, officerId } = await followLink(needs, request);
    readBody(request, decliningForm);
    const after = await needs.act.decline(alert, officerId);
    return alertAnswer(needs, request, { alert: after, officerId });
  };

/** POST /a/{token}/handing-over: gives the alert to a colleague, whose own link comes to them; this one is void. */
export const handOverAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, officerId } = await followLink(needs, request);
    const { to } = readBody(request, handingOverForm);
    const after = await needs.act.handOver(alert, officerId, to);
    return alertAnswer(needs, request, { alert: after, officerId });
  };

/** POST /a/{token}/resolving: whoever has the alert says that it is dealt with. */
export const resolveAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, officerId } = await followLink(needs, request);
    const after = await needs.act.resolve(alert, officerId);
    return alertAnswer(needs, request, { alert: after, officerId });
  };

type Seen = { alert: Alert; officerId: string };

/** The alert after somebody tried to take it: theirs, or a conflict because a colleague has it. */
const takenAnswer = (needs: Needs, request: Request, seen: Seen): Promise<Answer> => {
  const isTheirs = seen.alert.takers.includes(seen.officerId);
  if (!isTheirs && !request.wantsHtml) throw takenByColleague();
  return alertAnswer(needs, request, seen, isTheirs ? 200 : 409);
};

/** Says that a colleague was first. */
export const takenByColleague = (): Refusal =>
  new Refusal('conflict', [{ field: 'alert', reason: 'taken-by-a-colleague' }]);

const alertAnswer = async (
  { act, campaign }: Needs,
  request: Request,
  { alert, officerId }: Seen,
  status = 200,
): Promise<Answer> => {
  const body = shownAlert(alert, officerId);
  const regionName = servedRegion(campaign, alert.region)?.name;
  const colleagues = request.wantsHtml ? await act.colleagues(alert, officerId) : [];
  const linkPath = `${request.base}/a/${request.params['token'] ?? ''}`;
  return {
    status,
    body,
    page: async (frame) =>
      (await import('./pages/alert.tsx')).renderAlert(
        frame,
        { ...body, regionName },
        {
          actPath: linkPath,
          takePath: linkPath,
          colleagues,
        },
      ),
  };
};

const followLink = async ({ alerts, linkKey, now }: Needs, request: Request) => {
  const link = readLink(await linkKey(), request.params['token'] ?? '');
  if (!link.ok) throw new Refusal('link-refused', [{ field: 'token', reason: link.reason }]);
  if (link.expiresAt <= now())
    throw new Refusal('link-expired', [{ field: 'token', reason: 'expired' }]);
  const alert = await alerts.find(link);
  const officerId = alert?.told.find((told) => officerTag(told) === link.officerTag);
  if (!alert || officerId === undefined || isVoidFor(alert, officerId)) {
    throw new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);
  }
  return { alert, officerId };
};

/** A link opens nothing for whoever handed the alert over or declined it. */
const isVoidFor = ({ passedOn, declined }: Alert, officerId: string): boolean =>
  passedOn.includes(officerId) || declined.includes(officerId);
