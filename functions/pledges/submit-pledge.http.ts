import { attemptOf } from '../../shared/attempt.ts';
import type { Answer } from '../../shared/http/answer.ts';
import { idempotencyKeyOf, readBody } from '../../shared/http/body.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { pledgeForm, type PledgeAccepted } from './pledge-form.ts';
import { checkAddress } from './receipts/receipt-addresses.ts';
import type { submitPledge } from './submit-pledge.ts';
import { withOwnUnit } from './unit-in-region.ts';

/** POST /v1/pledges: JSON or a form in, JSON or a page out. */
export const submitPledgeHttp =
  (submit: ReturnType<typeof submitPledge>, site: string): HttpUseCase =>
  async (request) => {
    const form = withOwnUnit(readBody(request, pledgeForm));
    const { receipt, pledgeText } = await submit(form, attemptOf(idempotencyKeyOf(request), form));
    return accepted({
      receipt,
      region: form.region,
      pledgeText,
      verifyAt: `${request.base}/v1/receipts/${receipt}`,
      checkAt: checkAddress(site, receipt),
    });
  };

const accepted = (body: PledgeAccepted): Answer => ({
  status: 201,
  body,
  page: async (frame) => (await import('./pages/pledge-done.tsx')).renderPledgeDone(frame, body),
});
