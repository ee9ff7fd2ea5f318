import type { NameAttempt } from '../../../shared/attempt.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { PledgeAccepted } from '../register/pledge-form.ts';
import type { pledgingOperations } from './operations.ts';
import { checkAddress } from '../receipts/receipt-addresses.ts';
import type { submitPledge } from './submit-pledge.ts';
import { withOwnUnit } from '../register/unit-in-region.ts';

type Submit = typeof pledgingOperations.submitPledge;
type Needs = { submit: ReturnType<typeof submitPledge>; attemptOf: NameAttempt; site: string };

/** POST /v1/pledges: JSON or a form in, JSON or a page out. */
export const submitPledgeHttp =
  ({ submit, attemptOf, site }: Needs): Does<Submit> =>
  async ({ body, idempotencyKey, request }) => {
    const form = withOwnUnit(body);
    const attempt = await attemptOf(idempotencyKey, form);
    const { receipt, standing, pledgeText } = await submit(form, {
      attempt,
      address: request.sourceAddress,
    });
    return accepted({
      receipt,
      standing,
      region: form.region,
      pledgeText,
      verifyAt: `${request.base}/v1/receipts/${receipt}`,
      checkAt: checkAddress(site, receipt),
    });
  };

const accepted = (body: PledgeAccepted): AnswerOf<Submit> => ({
  status: 201,
  body,
  page: async (frame) => (await import('./pledge-done.tsx')).renderPledgeDone(frame, body),
});

type FormNeeds = { campaign: Campaign; now: Now; newId: () => string };

/** The form as it was left, with what is wrong. */
export const pledgeFormAgain =
  ({ campaign, now, newId }: FormNeeds): WithForm<Submit>['formAgain'] =>
  (filled) => ({
    status: 422,
    page: async (frame) => {
      const { renderPledge } = await import('../register/pledge.tsx');
      return renderPledge({ frame, campaign, filled, now: now(), idempotencyKey: newId() });
    },
  });
