import { zoneOf } from '../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import type { KnownKeys } from './known-keys.ts';
import { proveReceipt } from './prove-receipt.ts';

type Needs = { campaign: Campaign; keys: KnownKeys };

/** GET /v1/receipts/{receipt}: says what a receipt proves, or why it proves nothing. Reads no pledge. */
export const verifyReceiptHttp =
  ({ campaign, keys }: Needs): HttpUseCase =>
  async (request) => {
    const text = request.params['receipt'] ?? '';
    const { issuedAtMs, ...receipt } = await proveReceipt(keys)(text);
    const region = campaign.regions.find(({ code }) => code === receipt.region);
    const body = {
      valid: true,
      ...receipt,
      issuedAt: new Date(issuedAtMs).toISOString(),
      regionName: region?.name,
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
  (keys: KnownKeys): HttpUseCase =>
  async () => ({
    status: 200,
    body: { keys: (await keys.all()).map(({ jwk }) => jwk) },
    headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
  });
