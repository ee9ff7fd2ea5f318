import type { Words } from '../../../../shared/page/frame.ts';
import type { Outcome } from '../follow-up-answer.ts';

/** What became of what the reporter did, in words. */
export const outcomeWords: Record<Outcome, { words: Words; good: boolean }> = {
  kept: { good: true, words: { id: 'Tersimpan.', en: 'Saved.' } },
  'already-kept': {
    good: true,
    words: { id: 'Ini sudah tersimpan sebelumnya.', en: 'This was saved before.' },
  },
  'key-reused': {
    good: false,
    words: {
      id: 'Tidak tersimpan: formulir ini sudah terkirim dengan isi lain. Muat ulang, lalu tulis lagi.',
      en: 'Not saved: this form was already sent with different text. Refresh, then write again.',
    },
  },
  'box-full': {
    good: false,
    words: {
      id: 'Tidak tersimpan: kotak pesan ini penuh (50 pesan dari Anda).',
      en: 'Not saved: this message box is full (50 messages of yours).',
    },
  },
  'not-arrived': {
    good: false,
    words: {
      id: 'Fotonya belum sampai. Kirim sekali lagi.',
      en: 'The photo has not arrived. Send it once more.',
    },
  },
  'not-a-photo': {
    good: false,
    words: {
      id: 'Tidak tersimpan: bukan foto JPEG, PNG, atau WebP yang terbaca.',
      en: 'Not saved: not a readable JPEG, PNG or WebP photo.',
    },
  },
  'too-many-pieces': {
    good: false,
    words: {
      id: 'Tidak tersimpan: satu laporan memuat paling banyak 10 bukti.',
      en: 'Not saved: a report holds at most 10 pieces of evidence.',
    },
  },
  'too-late': {
    good: false,
    words: {
      id: 'Tidak dapat ditarik lagi: laporan ini sudah diteruskan. Tulis keinginan Anda di kotak pesan.',
      en: 'It can no longer be withdrawn: it was passed on. Say what you wish in the message box.',
    },
  },
  'already-named': {
    good: false,
    words: {
      id: 'Laporan ini sudah memakai nama. Untuk membetulkannya, tulis di kotak pesan.',
      en: 'This report has a name already. To correct it, write in the message box.',
    },
  },
  withdrawn: {
    good: false,
    words: {
      id: 'Laporan ini sudah ditarik; nama tidak lagi dapat diberikan.',
      en: 'This report was withdrawn; it can no longer be given a name.',
    },
  },
};
