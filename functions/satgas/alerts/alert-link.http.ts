import type { Now } from '../../../shared/clock.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { LiveKeys } from '../../../shared/live-keys.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { noSuchAlert } from './act-on-alert.ts';
import { alertActs, type Needs as ActNeeds, type Way } from './alert-acts.ts';
import type { alertOperations } from './operations.ts';
import { readLiveLink } from './personal-link.ts';
import { clearedByLink } from './who-may-know.ts';

type Alerts = typeof alertOperations;
type Needs = ActNeeds & { linkKey: LiveKeys; now: Now };

/** GET /a/{token}: shows the alert to the officer the link was made for. Opening changes nothing. */
export const showAlertHttp =
  (needs: Needs): Does<Alerts['showAlert']> =>
  async (call) =>
    alertActs(needs).show(await followLink(needs, call));

/** POST /a/{token}: the officer takes the alert; of two who press together exactly one has it. */
export const takeByLinkHttp =
  (needs: Needs): Does<Alerts['takeAlertByLink']> =>
  async (call) =>
    alertActs(needs).take(await followLink(needs, call));

/** POST /a/{token}/declining: the officer cannot or must not take it; somebody else is notified at once. */
export const declineByLinkHttp =
  (needs: Needs): Does<Alerts['declineAlertByLink']> =>
  async (call) =>
    alertActs(needs).decline(await followLink(needs, call));

/** POST /a/{token}/handing-over: gives the alert to a colleague, whose own link comes to them; this one is void. */
export const handOverByLinkHttp =
  (needs: Needs): Does<Alerts['handOverAlertByLink']> =>
  async (call) =>
    alertActs(needs).handOver(await followLink(needs, call), call.body);

/** POST /a/{token}/resolving: whoever has the alert says that it is dealt with. */
export const resolveByLinkHttp =
  (needs: Needs): Does<Alerts['resolveAlertByLink']> =>
  async (call) =>
    alertActs(needs).resolve(await followLink(needs, call));

type Followed = { path: { token: string }; request: Pick<Request, 'base' | 'wantsHtml'> };

/** What a link leads to; one that was never made and one that is void get the same answer. */
const followLink = async (
  { linkKey, now }: Needs,
  { path: { token }, request: { base, wantsHtml } }: Followed,
): Promise<Way> => {
  const link = await readLiveLink(linkKey, token);
  if (!link.ok) throw noSuchAlert({ door: 'link' });
  if (link.expiresAt <= now())
    throw new Refusal('link-expired', [{ field: 'token', reason: 'expired' }]);
  const { region, alertId, officerTag } = link;
  const at = `${base}/a/${token}`;
  const who = clearedByLink(officerTag);
  return { key: { region, alertId }, who, actPath: at, takePath: at, wantsHtml };
};
