import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign, type PledgeText } from '../../../shared/campaign.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { textOfVersion } from '../../../shared/pledging.ts';
import type { Receipt } from '../../../shared/receipt/receipt.ts';
import { receiptStandingOf } from './receipt-standing.ts';
import { checkAddress } from './receipt-addresses.ts';

export type Certificate = {
  campaign: Words;
  region: string;
  regionName: string;
  /** Of the pledge as it was recorded, in milliseconds since the epoch, and in words. */
  issuedAtMs: number;
  issuedAt: Words;
  act: Words;
  /** What the pledge was worth when its receipt was issued; a claim says that it is one. */
  standing: Words;
  textVersion: number;
  /** SHA-256 (hex) of the words sworn: whole where this campaign still has them, else the start the receipt holds. */
  textHash: string;
  /** The words, if they are still the ones that were sworn. */
  text: PledgeText | undefined;
  receipt: string;
  receiptId: string;
  checkAt: string;
};

type From = { campaign: Campaign; site: string; receipt: string; proven: Receipt };

const acts: Record<string, Words> = {
  ikrar: { id: 'Ikrar, diucapkan', en: 'Pledge, spoken' },
  'pakta-integritas': { id: 'Pakta integritas, ditandatangani', en: 'Integrity pact, signed' },
};

/** What stands below every certificate. */
export const disclaimer: Words = {
  id: 'Tanda terima membuktikan bahwa sebuah ikrar tercatat. Namanya ditambahkan oleh pemegang dan tidak diperiksa oleh siapa pun; sistem ini tidak menyimpan nama.',
  en: 'The receipt proves that a pledge was recorded. The name is added by its holder and checked by nobody; this system keeps no names.',
};

/** What a proven receipt lets a certificate say: nothing of who it was, for the receipt does not know. */
export const certificateOf = ({ campaign, site, receipt, proven }: From): Certificate => {
  const kept = textOfVersion(campaign, proven.textVersion);
  const text = kept?.sha256.startsWith(proven.textHashStart) ? kept : undefined;
  const zone = zoneOf(proven.region);
  const region = servedRegion(campaign, proven.region);
  return {
    campaign: campaign.name,
    region: proven.region,
    regionName: region ? `${region.name} (${region.code})` : proven.region,
    issuedAtMs: proven.issuedAtMs,
    issuedAt: {
      id: formatMoment(proven.issuedAtMs, zone, 'id'),
      en: formatMoment(proven.issuedAtMs, zone, 'en'),
    },
    act: acts[proven.act] ?? { id: proven.act, en: proven.act },
    standing: receiptStandingOf(proven.standing),
    textVersion: proven.textVersion,
    textHash: text?.sha256 ?? proven.textHashStart,
    text,
    receipt,
    receiptId: proven.id,
    checkAt: checkAddress(site, receipt),
  };
};
