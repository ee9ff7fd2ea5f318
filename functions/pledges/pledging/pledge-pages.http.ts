import { receiptIn } from '../receipts/check-receipt.ts';
import { campaignFor, type Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { renderPledge } from '../register/pledge.tsx';
import { renderVerifyForm } from '../receipts/verify.tsx';
import type { pledgingOperations } from './operations.ts';

type Pledging = typeof pledgingOperations;
type Needs = { campaign: Campaign; now: Now };

/** What a QR code says, of a unit and not of a person. */
const ofAUnit = ['region', 'unit', 'lang'];

/** GET /ikrar: the pledge form; a QR code may fill in region and unit. One that holds anything else is stored by nobody. */
export const pledgePageHttp =
  ({ campaign, now }: Needs): Does<Pledging['showPledgePage']> =>
  ({ query }) => ({
    status: 200,
    body: { form: '/v1/pledges' },
    ...(Object.keys(query).some((name) => !ofAUnit.includes(name)) && {
      headers: { 'cache-control': 'no-store' },
    }),
    page: (frame) =>
      renderPledge({
        frame,
        campaign: campaignFor(campaign, query.region),
        now: now(),
        filled: { values: query, errors: [] },
      }),
  });

/** GET /verifikasi: asks for a receipt; with one, leads to its verification. */
export const verifyPageHttp: Does<Pledging['showVerifyPage']> = ({ query, request: { base } }) => {
  const receipt = receiptIn(query.receipt ?? '');
  if (receipt) {
    return {
      status: 303,
      headers: { location: `${base}/v1/receipts/${encodeURIComponent(receipt)}` },
    };
  }
  return { status: 200, body: { form: '/v1/receipts/{receipt}' }, page: renderVerifyForm };
};
