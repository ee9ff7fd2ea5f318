import { zoneOf } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { KnownKeys } from './known-keys.ts';
import type { receiptOperations } from './operations.ts';
import type { voidedReceipt } from '../voiding/voided-receipt.ts';
import { proveReceipt } from './prove-receipt.ts';

type Receipts = typeof receiptOperations;
type Needs = { campaign: Campaign; keys: KnownKeys; voidedOf: ReturnType<typeof voidedReceipt> };

/** GET /v1/receipts/{receipt}: says what a receipt proves, or why it proves nothing, and whether it is void. Reads no pledge. */
export const verifyReceiptHttp =
  ({ campaign, keys, voidedOf }: Needs): Does<Receipts['verifyReceipt']> =>
  async ({ path: { receipt: text } }) => {
    const { issuedAtMs, ...receipt } = await proveReceipt(keys)(text);
    const region = servedRegion(campaign, receipt.region);
    const body = {
      valid: true as const,
      ...receipt,
      issuedAt: new Date(issuedAtMs).toISOString(),
      regionName: region?.name,
      voided: await voidedOf({ ...receipt, issuedAtMs }),
    };
    return {
      status: 200,
      body,
      page: async (frame) =>
        (await import('./verify.tsx')).renderVerified(frame, text, {
          ...body,
          zone: zoneOf(receipt.region),
        }),
    };
  };

/** GET /.well-known/jwks.json: all public keys that verify receipts, for anybody's own verifier. */
export const receiptKeysHttp =
  (keys: KnownKeys): Does<Receipts['listReceiptKeys']> =>
  async () => ({
    status: 200,
    body: { keys: (await keys.all()).map(({ jwk }) => jwk) },
    headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
  });
