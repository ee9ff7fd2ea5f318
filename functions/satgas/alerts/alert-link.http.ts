import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { Request } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import {
  decliningForm,
  handingOverForm,
  noSuchAlert,
  type ActOnAlert,
  type SeenAlert,
} from './act-on-alert.ts';
import { readLink } from './personal-link.ts';
import { shownAlert } from './shown-alert.ts';
import type { Asker } from './who-may-know.ts';

type Needs = {
  campaign: Campaign;
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
    const { alert, asker } = await followLink(needs, request);
    return takenAnswer(needs, request, await needs.act.take(alert, asker));
  };

/** POST /a/{token}/declining: the officer cannot or must not take it; somebody else is told at once. */
export const declineAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, asker } = await followLink(needs, request);
    readBody(request, decliningForm);
    return alertAnswer(needs, request, await needs.act.decline(alert, asker));
  };

/** POST /a/{token}/handing-over: gives the alert to a colleague, whose own link comes to them; this one is void. */
export const handOverAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, asker } = await followLink(needs, request);
    const { to } = readBody(request, handingOverForm);
    return alertAnswer(needs, request, await needs.act.handOver(alert, asker, to));
  };

/** POST /a/{token}/resolving: whoever has the alert says that it is dealt with. */
export const resolveAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, asker } = await followLink(needs, request);
    return alertAnswer(needs, request, await needs.act.resolve(alert, asker));
  };

/** The alert after somebody tried to take it: theirs, or a conflict because a colleague has it. */
const takenAnswer = (needs: Needs, request: Request, seen: SeenAlert): Promise<Answer> => {
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
  seen: SeenAlert,
  status = 200,
): Promise<Answer> => {
  const body = shownAlert(seen.alert, seen.officerId);
  const regionName = servedRegion(campaign, seen.alert.region)?.name;
  const colleagues = request.wantsHtml ? await act.colleagues(seen) : [];
  const linkPath = `${request.base}/a/${request.params['token'] ?? ''}`;
  return {
    status,
    body,
    page: async (frame) =>
      (await import('./alert.tsx')).renderAlert(
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

/** What a link leads to; one that was never made and one that is void are answered alike. */
const followLink = async (
  { act, linkKey, now }: Needs,
  request: Request,
): Promise<SeenAlert & { asker: Asker }> => {
  const link = readLink(await linkKey(), request.params['token'] ?? '');
  if (!link.ok) throw noSuchAlert({ door: 'link' });
  if (link.expiresAt <= now())
    throw new Refusal('link-expired', [{ field: 'token', reason: 'expired' }]);
  const asker = { door: 'link', officerTag: link.officerTag } as const;
  return { ...(await act.see(link, asker)), asker };
};
