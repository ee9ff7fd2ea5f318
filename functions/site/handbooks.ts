import type { Words } from '../../shared/page/frame.ts';

export const handbookNames = ['warga', 'petugas', 'pemimpin-apel', 'admin'] as const;
export type HandbookName = (typeof handbookNames)[number];

/** For whom each handbook below docs/panduan is; all are written in Indonesian. */
export const handbooks: Record<HandbookName, { title: Words; about: Words }> = {
  warga: {
    title: { id: 'Panduan pelapor dan pegawai', en: 'Handbook for citizens and staff' },
    about: {
      id: 'Melapor dengan aman, memegang kode, dan berikrar.',
      en: 'To report safely, to keep the code, and to pledge.',
    },
  },
  petugas: {
    title: { id: 'Panduan petugas satgas', en: 'Handbook for satgas officers' },
    about: {
      id: 'Saat ponsel bergetar, saat menangani kasus, dan saat ada yang salah.',
      en: 'When the phone buzzes, when a case is worked on, when something goes wrong.',
    },
  },
  'pemimpin-apel': {
    title: { id: 'Panduan pemimpin apel', en: 'Handbook for ceremony leaders' },
    about: {
      id: 'Sebelum, pada hari, dan sesudah apel ikrar.',
      en: 'Before, on the day of, and after a ceremony.',
    },
  },
  admin: {
    title: { id: 'Panduan admin', en: 'Handbook for admins' },
    about: {
      id: 'Hari pertama, petugas, daftar pegawai, edaran, dan data pribadi.',
      en: 'The first day, officers, rosters, circulars and personal data.',
    },
  },
};
