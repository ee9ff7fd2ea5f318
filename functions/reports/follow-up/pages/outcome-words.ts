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
      id: 'Berkasnya belum sampai. Kirim sekali lagi.',
      en: 'The file has not arrived. Send it once more.',
    },
  },
  'not-a-photo': {
    good: false,
    words: {
      id: 'Tidak tersimpan: bukan foto (JPEG, PNG, WebP), PDF, video, atau rekaman suara. Dari gambar lain kirim tangkapan layarnya.',
      en: 'Not saved: not a photo (JPEG, PNG, WebP), PDF, video or voice recording. Of another picture send a screenshot.',
    },
  },
  'cut-file': {
    good: false,
    words: {
      id: 'Tidak tersimpan: berkasnya kosong, terpotong, atau rusak. Buka dulu di ponsel, lalu kirim lagi.',
      en: 'Not saved: the file is empty, cut off or damaged. Open it on the phone first, then send it again.',
    },
  },
  'is-heic': {
    good: false,
    words: {
      id: 'Tidak tersimpan: ini foto HEIC. Kirim tangkapan layarnya, atau pilih “Paling Kompatibel” di kamera.',
      en: 'Not saved: this is a HEIC photo. Send a screenshot of it, or choose “Most Compatible” for the camera.',
    },
  },
  'too-many-pixels': {
    good: false,
    words: {
      id: 'Tidak tersimpan: lebih dari 40 megapiksel. Kirim foto yang lebih kecil.',
      en: 'Not saved: more than 40 megapixels. Send a smaller photo.',
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
