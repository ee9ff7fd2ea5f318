import type { Words } from '../../../shared/page/frame.ts';
import { standingMeanings } from '../register/standing-words.ts';

const notSaid: Words = {
  id: 'Tidak disebut: tanda terima ini terbit sebelum bukti hadir dicatat.',
  en: 'Not said: this receipt is from before proof of presence was recorded.',
};

/** What a receipt says its pledge was worth when it was issued. */
export const receiptStandingWords: Record<string, Words> = {
  'not-said': notSaid,
  claimed: standingMeanings.claimed,
  attended: standingMeanings.attended,
  confirmed: standingMeanings.confirmed,
};

export const receiptStandingOf = (standing: string): Words =>
  receiptStandingWords[standing] ?? notSaid;
