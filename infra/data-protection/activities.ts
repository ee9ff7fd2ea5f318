import type { Words } from '../../shared/page/frame.ts';

export type Activity = {
  name: Words;
  /** Whose data. */
  whose: Words;
  purpose: Words;
  basis: Words;
};

const publicTask: Words = {
  id: 'Tugas untuk kepentingan umum dan kewenangan pengendali menurut peraturan (UU 27/2022 Pasal 20 ayat (2) huruf e)',
  en: 'A task in the public interest and the authority of the controller under the law (UU 27/2022 art. 20(2)(e))',
};

/** What a deployment does with personal data, for what and on which ground. */
export const activities = {
  pledging: {
    name: { id: 'Ikrar netralitas', en: 'Neutrality pledges' },
    whose: { id: 'Pegawai pemerintah yang berikrar', en: 'Civil servants who pledge' },
    purpose: {
      id: 'Menghitung siapa yang berikrar sekali saja dan memberi tanda terima; nomor pegawai hanya disimpan sebagai sidik kunci. Dari akun ASN, bila dipakai masuk, hanya tersimpan bahwa ikrarnya dikonfirmasi: bukan nama, surel, atau tokennya',
      en: 'To count each person who pledges once and give a receipt; staff numbers are stored as keyed hashes only. Of an ASN account, where one signs in with it, only that the pledge is confirmed is stored: no name, e-mail address or token',
    },
    basis: publicTask,
  },
  reporting: {
    name: { id: 'Laporan pelanggaran netralitas', en: 'Reports of breaches of neutrality' },
    whose: {
      id: 'Pelapor, terlapor, dan orang yang disebut dalam laporan',
      en: 'Reporters, the accused, and people a report mentions',
    },
    purpose: {
      id: 'Menerima laporan, memeriksanya, dan meneruskannya kepada yang berwenang; nama dan kontak pelapor hanya bila ia memberikannya',
      en: 'To take reports, look into them and refer them to the authority in charge; the reporter’s name and contact only where given',
    },
    basis: {
      id: `${publicTask.id}; untuk nama dan kontak pelapor: persetujuan, yang dapat ditarik (Pasal 20 ayat (2) huruf a)`,
      en: `${publicTask.en}; for the reporter's name and contact: consent, which can be withdrawn (art. 20(2)(a))`,
    },
  },
  alerting: {
    name: { id: 'Siaga satgas', en: 'Alert line of the task force' },
    whose: { id: 'Petugas, ketua, dan admin satgas', en: 'Officers, chairs and admins' },
    purpose: {
      id: 'Memberi tahu petugas tentang laporan baru sampai ada yang menanganinya, dan mencatat siapa berbuat apa',
      en: 'To tell officers of a new report until somebody has taken it, and to record who did what',
    },
    basis: publicTask,
  },
  running: {
    name: { id: 'Menjalankan sistem', en: 'Running the system' },
    whose: { id: 'Pemakai dan admin', en: 'Users and admins' },
    purpose: {
      id: 'Keamanan, pencegahan penyalahgunaan, dan memenuhi hak subjek data',
      en: 'Security, prevention of abuse, and answering the rights of data subjects',
    },
    basis: {
      id: 'Kewajiban hukum pengendali (UU 27/2022 Pasal 20 ayat (2) huruf c, Pasal 35–39)',
      en: 'Legal duties of the controller (UU 27/2022 art. 20(2)(c), arts 35–39)',
    },
  },
} as const satisfies Record<string, Activity>;
