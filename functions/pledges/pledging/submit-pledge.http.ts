import type { NameAttempt } from '../../../shared/attempt.ts';
import type { Answer } from '../../../shared/http/answer.ts';
import { idempotencyKeyOf, readBody } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { pledgeForm, type PledgeAccepted } from '../register/pledge-form.ts';
import { checkAddress } from '../receipts/receipt-addresses.ts';
import type { submitPledge } from './submit-pledge.ts';
import { withOwnUnit } from '../register/unit-in-region.ts';

type Needs = { submit: ReturnType<typeof submitPledge>; attemptOf: NameAttempt; site: string };

/** POST /v1/pledges: JSON or a form in, JSON or a page out. */
export const submitPledgeHttp =
  ({ submit, attemptOf, site }: Needs): HttpUseCase =>
  async (request) => {
    const form = withOwnUnit(readBody(request, pledgeForm));
    const attempt = await attemptOf(idempotencyKeyOf(request), form);
    const { receipt, pledgeText } = await submit(form, attempt);
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
  page: async (frame) => (await import('./pledge-done.tsx')).renderPledgeDone(frame, body),
});
