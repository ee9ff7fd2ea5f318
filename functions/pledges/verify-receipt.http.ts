import { zoneOf } from '../../shared/calendar/zones.ts';
import type { Campaign } from '../../shared/campaign.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { openReceipt } from '../../shared/receipt/receipt-layout.ts';
import { readReceipt } from '../../shared/receipt/receipt.ts';
import { Refusal } from '../../shared/refusal.ts';
import type { KnownKeys } from './receipts/known-keys.ts';

type Needs = { campaign: Campaign; keys: KnownKeys };

/** GET /v1/receipts/{receipt}: says what a receipt proves, or why it proves nothing. Reads no pledge. */
export const verifyReceiptHttp =
  ({ campaign, keys }: Needs): HttpUseCase =>
  async (request) => {
    const text = request.params['receipt'] ?? '';
    const opened = openReceipt(text);
    if (typeof opened === 'string') throw refused(opened);
    const read = readReceipt(text, await keys.with(opened.receipt.keyId));
    if (!read.ok) throw refused(read.reason);
    const { issuedAtMs, ...receipt } = read.receipt;
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
        (await import('./pages/verify.tsx')).renderVerified(frame, text, {
          ...body,
          zone: zoneOf(receipt.region),
        }),
    };
  };

const refused = (reason: string): Refusal =>
  new Refusal('receipt-refused', [{ field: 'receipt', reason }]);

/** GET /.well-known/jwks.json: all public keys that verify receipts, for anybody's own verifier. */
export const receiptKeysHttp =
  (keys: KnownKeys): HttpUseCase =>
  async () => ({
    status: 200,
    body: { keys: (await keys.all()).map(({ jwk }) => jwk) },
    headers: { 'cache-control': 'public, max-age=300', 'access-control-allow-origin': '*' },
  });
