import type { Campaign } from '../../../shared/campaign.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import type { EmblemOf } from '../../../shared/pdf/emblem.ts';
import type { voidedReceipt } from '../voiding/voided-receipt.ts';
import { certificateOf, type Certificate } from './certificate.ts';
import type { KnownKeys } from './known-keys.ts';
import type { receiptOperations } from './operations.ts';
import { proveReceipt } from './prove-receipt.ts';

type Receipts = typeof receiptOperations;
type Needs = {
  campaign: Campaign;
  keys: KnownKeys;
  voidedOf: ReturnType<typeof voidedReceipt>;
  emblemOf: EmblemOf;
  /** Where people find the site, without a trailing slash. */
  site: string;
};

/** GET /v1/receipts/{receipt}/certificate: a page to print or share; it holds no name, and none is sent here. */
export const certificateHttp =
  (needs: Needs): Does<Receipts['showCertificate']> =>
  async ({ path }) => {
    const certificate = await certificateFor(needs, path);
    const { text, ...body } = certificate;
    return {
      status: 200,
      body: { ...body, text: text && { version: text.version, sha256: text.sha256 } },
      page: async (frame) =>
        (await import('./certificate.tsx')).renderCertificate(frame, certificate),
    };
  };

/** GET /v1/receipts/{receipt}/certificate.pdf: the same on paper, with a line for the name. */
export const certificatePdfHttp =
  (needs: Needs): Does<Receipts['printCertificate']> =>
  async ({ path, request }) => {
    const certificate = await certificateFor(needs, path);
    const { printCertificate } = await import('./print-certificate.ts');
    const emblem = needs.emblemOf(certificate.region);
    const content = Buffer.from(
      await printCertificate(certificate, { lang: request.lang, emblem }),
    );
    const name = `piagam-netral-${certificate.receiptId}.pdf`;
    return {
      status: 200,
      file: { type: 'application/pdf', content },
      headers: { 'content-disposition': `inline; filename="${name}"` },
    };
  };

const certificateFor = async (
  { campaign, keys, voidedOf, site }: Needs,
  { receipt }: { receipt: string },
): Promise<Certificate> => {
  const proven = await proveReceipt(keys)(receipt);
  const voided = await voidedOf(proven);
  if (voided?.is === 'voided')
    throw new Refusal('receipt-refused', [{ field: 'receipt', reason: 'voided' }]);
  return certificateOf({ campaign, site, receipt, proven });
};
