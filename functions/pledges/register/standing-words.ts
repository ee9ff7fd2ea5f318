import type { Words } from '../../../shared/page/frame.ts';
import type { Standing } from './standing.ts';

/** What each standing is called. */
export const standingWords: Record<Standing, Words> = {
  attended: { id: 'Hadir', en: 'Attended' },
  confirmed: { id: 'Dikonfirmasi', en: 'Confirmed' },
  'attended-by-unit': { id: 'Hadir menurut unit', en: 'Attended, by the unit’s word' },
  claimed: { id: 'Pengakuan', en: 'Claimed' },
};

/** What each standing means, in a sentence. */
export const standingMeanings: Record<Standing, Words> = {
  attended: {
    id: 'Hadir: orang ini memindai kode di layar apel saat apel berlangsung, atau tercatat di lembar pemimpin apel.',
    en: 'Attended: this person scanned the code on the screen during the ceremony, or is on the sheet of its leader.',
  },
  confirmed: {
    id: 'Dikonfirmasi: orang ini masuk dengan akun ASN miliknya sendiri, atau membuka tautan di surel dinas yang tercatat untuknya.',
    en: 'Confirmed: this person signed in with their own civil-servant account, or opened the link in the office mailbox listed for them.',
  },
  'attended-by-unit': {
    id: 'Hadir menurut unit: unit kerjanya mengirim daftar hadir; tidak ada bukti lain.',
    en: 'Attended, by the unit’s word: their unit sent the attendance list; there is no other proof.',
  },
  claimed: {
    id: 'Pengakuan: hanya ponsel pengirim yang menyatakannya; tidak ada bukti siapa yang menekan tombol.',
    en: 'Claimed: only the phone that sent it says so; nothing proves who pressed the button.',
  },
};
