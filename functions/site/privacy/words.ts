/** The texts of the notice on personal data, in both languages. */
export const privacyWords = {
  title: { id: 'Data pribadi Anda', en: 'Your personal data' },
  inShort: {
    id: 'Singkatnya: melapor tidak perlu nama, nomor pegawai hanya disimpan sebagai sidik kunci, dan Anda berhak tahu, membetulkan, dan meminta hapus. Jawaban paling lambat 3 × 24 jam.',
    en: 'In short: a report needs no name, staff numbers are stored only as keyed hashes, and you may ask what is stored, have it corrected and have it erased. You get an answer within 3 × 24 hours.',
  },
  whoIsResponsible: { id: 'Siapa yang bertanggung jawab', en: 'Who is responsible' },
  controller: { id: 'Pengendali data', en: 'Controller' },
  officer: { id: 'Pejabat pelindungan data', en: 'Data protection officer' },
  address: { id: 'Alamat', en: 'Address' },
  contact: { id: 'Kontak', en: 'Contact' },
  whatFor: { id: 'Untuk apa, dan atas dasar apa', en: 'What for, and on which ground' },
  whoReceives: { id: 'Siapa yang menerima', en: 'Who receives it' },
  whoNever: { id: 'Siapa yang tidak pernah melihatnya', en: 'Who never sees it' },
  whoProcesses: {
    id: 'Siapa yang mengolah atas perintah kami, dan di mana',
    en: 'Who processes it on our orders, and where',
  },
  howLong: { id: 'Berapa lama disimpan', en: 'How long it is stored' },
  yourRights: { id: 'Hak Anda', en: 'Your rights' },
  rights: [
    {
      id: 'Tahu apa yang tersimpan tentang Anda, dan siapa yang membukanya (Pasal 7, 32).',
      en: 'To know what is stored about you, and who opened it (arts 7, 32).',
    },
    {
      id: 'Meminta data yang salah dibetulkan (Pasal 6, 30).',
      en: 'To have wrong data corrected (arts 6, 30).',
    },
    {
      id: 'Meminta data dihapus, menarik laporan, atau menarik persetujuan (Pasal 8, 9, 40, 43).',
      en: 'To have data erased, to withdraw a report or consent (arts 8, 9, 40, 43).',
    },
    {
      id: 'Meminta pengolahan ditunda atau dibatasi (Pasal 11, 41).',
      en: 'To have processing delayed or limited (arts 11, 41).',
    },
    {
      id: 'Mengadu kepada lembaga pelindungan data pribadi, dan menuntut ganti rugi (Pasal 12).',
      en: 'To complain to the data protection authority, and to claim damages (art. 12).',
    },
  ],
  howToUse: {
    id: 'Pelapor: buka laporan Anda dengan kodenya di halaman Lacak; semua yang tersimpan, siapa yang membukanya, dan tombol tarik ada di sana. Untuk hal lain, dan untuk yang berikrar: ajukan permintaan di bawah.',
    en: 'Reporters: open your report with its code on the Follow page; everything stored, who opened it and the withdrawal button are there. For anything else, and for those who pledged: send a request below.',
  },
  makeRequest: { id: 'Ajukan permintaan data pribadi', en: 'Send a request about personal data' },
  whenRefused: { id: 'Kapan kami harus menolak', en: 'When we must refuse' },
  refusal: {
    id: 'Kami menolak bila jawabannya membahayakan keselamatan seseorang, membuka data orang lain, atau bertentangan dengan pertahanan dan keamanan (Pasal 33). Penolakan diberi alasan. Terlapor tidak diberi tahu siapa yang melapor.',
    en: 'We refuse where an answer would endanger somebody, disclose somebody else’s data, or harm defence and security (art. 33). A refusal gives its reason. Nobody accused is told who reported.',
  },
  complain: { id: 'Ke mana mengadu', en: 'Where to complain' },
  version: { id: 'Versi', en: 'Version' },
  law: {
    id: 'Pasal yang disebut adalah pasal Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi.',
    en: 'Articles are those of Law 27 of 2022 on the protection of personal data.',
  },
} as const;
