import type { Words } from '../page/frame.ts';
import { numberText } from '../page/number-text.ts';
import type { ChangeView } from './desk-forms.ts';

/** Texts of the desks of decrees. */
export const words = {
  all: { id: 'Semua ketetapan', en: 'All decrees' },
  scope: { id: 'Berlaku untuk', en: 'It holds for' },
  nation: { id: 'Seluruh Indonesia', en: 'The whole nation' },
  show: { id: 'Tampilkan', en: 'Show' },
  rule: {
    id: 'Perubahan berlaku setelah orang kedua setuju dalam sehari, paling cepat sejak saat itu; semua layanan memakainya dalam satu menit, tanpa rilis. Tidak ada yang berlaku surut.',
    en: 'A change holds once a second person agrees within a day, and not before; every service works by it within a minute, without a release. Nothing holds for the past.',
  },
  inForce: { id: 'Yang berlaku sekarang', en: 'In force now' },
  none: { id: 'Belum ada.', en: 'None.' },
  later: { id: 'Yang akan berlaku', en: 'What begins later' },
  from: { id: 'Mulai', en: 'From' },
  unread: {
    id: 'Isinya tidak terbaca oleh versi ini.',
    en: 'This version cannot read it.',
  },
  waiting: { id: 'Menunggu orang kedua', en: 'Waits for a second person' },
  until: { id: 'paling lambat', en: 'at the latest' },
  askedBy: { id: 'Diajukan oleh', en: 'Asked by' },
  decidedBy: { id: 'diputuskan oleh', en: 'decided by' },
  agree: { id: 'Setujui, berlakukan', en: 'Agree, put in force' },
  reject: { id: 'Tolak', en: 'Reject' },
  withdraw: { id: 'Batalkan usul saya', en: 'Withdraw it' },
  needsAnother: {
    id: 'Orang lain yang menyetujui: admin atau pengawas yang wilayahnya mencakup ini.',
    en: 'Another person agrees: an admin or oversight whose scope covers this.',
  },
  follows: { id: 'Akibatnya', en: 'What follows' },
  differs: { id: 'Yang berubah, kata demi kata', en: 'What changes, word by word' },
  differsHint: {
    id: 'Dicoret: hilang. Digarisbawahi: baru.',
    en: 'Struck out: goes. Underlined: comes.',
  },
  notAll: {
    id: 'Belum semua sempat dilihat: angka sebenarnya bisa lebih besar.',
    en: 'Not all could be looked at in time: the true numbers may be larger.',
  },
  change: { id: 'Ubah', en: 'Change it' },
  validFrom: { id: 'Berlaku mulai tanggal', en: 'In force from' },
  validFromHint: {
    id: 'Menurut jam di daerah itu, sejak pukul 00.00; kosong berarti hari ini.',
    en: 'By the clocks there, from 00:00; left open: today.',
  },
  preview: { id: 'Lihat dulu akibatnya', en: 'See first what follows' },
  ask: { id: 'Ajukan perubahan', en: 'Ask for the change' },
  past: { id: 'Riwayat (tidak dapat diubah)', en: 'History (nobody can change it)' },
  daysOff: { id: 'Hari libur', en: 'Days off' },
} as const satisfies Record<string, Words>;

export const stateWords: Record<ChangeView['state'], Words> = {
  waiting: { id: 'Menunggu', en: 'Waits' },
  lapsed: { id: 'Lewat waktu', en: 'Lapsed' },
  rejected: { id: 'Ditolak', en: 'Rejected' },
  agreed: { id: 'Disetujui', en: 'Agreed' },
};

/** A sentence with a number in it, in both languages. */
export const counted = (
  n: number,
  id: (n: string) => string,
  en: (n: string) => string,
): Words => ({
  id: id(numberText(n, 'id')),
  en: en(numberText(n, 'en')),
});
