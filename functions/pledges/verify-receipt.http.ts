import { zoneOf } from '../../shared/calendar/zones.ts';
import type { Campaign } from '../../shared/campaign.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { readReceipt, type SigningKey } from '../../shared/receipt/receipt.ts';
import { Refusal } from '../../shared/refusal.ts';

type Needs = { campaign: Campaign; receiptKey: () => Promise<SigningKey> };

/** GET /v1/receipts/{receipt}: says what a receipt proves, or why it proves nothing. Reads no table. */
export const verifyReceiptHttp =
  ({ campaign, receiptKey }: Needs): HttpUseCase =>
  async (request) => {
    const text = request.params['receipt'] ?? '';
    const read = readReceipt(text, [(await receiptKey()).publicKey]);
    if (!read.ok) throw new Refusal('receipt-refused', [{ field: 'receipt', reason: read.reason }]);
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

/** GET /.well-known/jwks.json: the public keys that verify receipts, for anybody's own verifier. */
export const receiptKeysHttp =
  (receiptKey: () => Promise<SigningKey>): HttpUseCase =>
  async () => ({
    status: 200,
    body: { keys: [(await receiptKey()).publicJwk] },
    headers: { 'cache-control': 'public, max-age=3600' },
  });
