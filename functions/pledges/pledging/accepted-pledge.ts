import type { AsnSignIn } from '../../../shared/asn-sign-in.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { checkAddress } from '../receipts/receipt-addresses.ts';
import type { PledgeAccepted } from '../register/pledge-form.ts';

type Recorded = Pick<PledgeAccepted, 'receipt' | 'standing' | 'pledgeText'>;
type Where = {
  region: string;
  /** Where the API stands: '' at the root of a domain. */
  base: string;
  /** Public address of the site. */
  site: string;
  /** Where the person can still prove their number. */
  asn?: AsnSignIn | undefined;
  /** Whose region says whether a mailbox can prove it, too. */
  campaign?: Campaign | undefined;
};

/** The answer to a pledge that is stored: the same for a first and a repeated one. */
export const acceptedPledge = (
  { receipt, standing, pledgeText }: Recorded,
  { region, base, site, asn, campaign }: Where,
) => {
  const body = {
    receipt,
    standing,
    region,
    pledgeText,
    verifyAt: `${base}/v1/receipts/${receipt}`,
    checkAt: checkAddress(site, receipt),
  };
  return {
    status: 201 as const,
    body,
    page: async (frame: PageFrame) =>
      (await import('./pledge-done.tsx')).renderPledgeDone(frame, body, { asn, campaign }),
  };
};
