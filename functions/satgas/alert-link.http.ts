import type { Now } from '../../shared/clock.ts';
import type { Answer } from '../../shared/http/answer.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import type { Request } from '../../shared/http/request.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { Alert } from './alert.ts';
import type { AlertStore } from './alert-store.ts';
import { shownAlert } from './shown-alert.ts';
import { officerTag, readLink } from './personal-link.ts';

type Needs = {
  alerts: Pick<AlertStore, 'find' | 'take'>;
  linkKey: () => Promise<Uint8Array>;
  now: Now;
};

/** GET /a/{token}: shows the alert to the officer the link was made for. Opening changes nothing. */
export const showAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, officerId } = await followLink(needs, request);
    return alertAnswer(request, alert, officerId);
  };

/** POST /a/{token}: the officer takes the alert; of two who press together exactly one has it. */
export const takeAlertHttp =
  (needs: Needs): HttpUseCase =>
  async (request) => {
    const { alert, officerId } = await followLink(needs, request);
    const after = await needs.alerts.take(alert, officerId, needs.now());
    return takenAnswer(request, after, officerId);
  };

/** The alert after somebody tried to take it: theirs, or a conflict because a colleague has it. */
export const takenAnswer = (request: Request, alert: Alert, officerId: string): Answer => {
  if (alert.takenBy !== officerId && !request.wantsHtml) {
    throw new Refusal('conflict', [{ field: 'alert', reason: 'taken-by-a-colleague' }]);
  }
  return alertAnswer(request, alert, officerId, alert.takenBy === officerId ? 200 : 409);
};

const alertAnswer = (request: Request, alert: Alert, officerId: string, status = 200): Answer => {
  const body = shownAlert(alert, officerId);
  return {
    status,
    body,
    page: async (frame) =>
      (await import('./pages/alert.tsx')).renderAlert(frame, body, request.base + request.path),
  };
};

const followLink = async ({ alerts, linkKey, now }: Needs, request: Request) => {
  const link = readLink(await linkKey(), request.params['token'] ?? '');
  if (!link.ok) throw new Refusal('link-refused', [{ field: 'token', reason: link.reason }]);
  if (link.expiresAt <= now())
    throw new Refusal('link-expired', [{ field: 'token', reason: 'expired' }]);
  const alert = await alerts.find(link);
  const officerId = alert?.told.find((told) => officerTag(told) === link.officerTag);
  if (!alert || officerId === undefined) {
    throw new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);
  }
  return { alert, officerId };
};
