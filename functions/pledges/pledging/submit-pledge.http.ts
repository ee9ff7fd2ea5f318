import type { NameAttempt } from '../../../shared/attempt.ts';
import { campaignFor, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { pledgingOperations } from './operations.ts';
import { acceptedPledge } from './accepted-pledge.ts';
import type { submitPledge } from './submit-pledge.ts';
import { withOwnUnit } from '../register/unit-in-region.ts';

type Submit = typeof pledgingOperations.submitPledge;
type Needs = {
  submit: ReturnType<typeof submitPledge>;
  attemptOf: NameAttempt;
  site: string;
  campaign: Campaign;
};

/** POST /v1/pledges: JSON or a form in, JSON or a page out. */
export const submitPledgeHttp =
  ({ submit, attemptOf, site, campaign }: Needs): Does<Submit> =>
  async ({ body, idempotencyKey, puzzle, request }) => {
    const form = withOwnUnit(body);
    const attempt = await attemptOf(idempotencyKey, form);
    const recorded = await submit(form, { attempt, address: request.sourceAddress, puzzle });
    const { region, staffKind } = form;
    const ways = staffKind === 'non-asn' ? {} : { asn: campaign.asnSignIn, campaign };
    return acceptedPledge(recorded, { region, base: request.base, site, ...ways });
  };

type FormNeeds = { campaign: Campaign; now: Now; newId: () => string };

/** The form as it was left, with what is wrong. */
export const pledgeFormAgain =
  ({ campaign, now, newId }: FormNeeds): WithForm<Submit>['formAgain'] =>
  (filled) => ({
    status: 422,
    page: async (frame) => {
      const { renderPledge } = await import('../register/pledge.tsx');
      const shown = campaignFor(campaign, filled.values['region']);
      return renderPledge({
        ...{ frame, campaign: shown, filled },
        ...{ now: now(), idempotencyKey: newId() },
      });
    },
  });
