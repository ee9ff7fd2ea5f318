/** Texts about who takes the place of an authority. */
export const authorityWords = {
  title: { id: 'Lembaga tujuan dan penggantinya', en: 'Authorities and their successors' },
  help: {
    id: 'Bila suatu lembaga diganti (seperti KASN oleh BKN), catat di sini penggantinya. Sejak hari itu kasus diteruskan dan surat ditulis kepada penggantinya; langkah sebelumnya tetap menyebut lembaga lama, dengan catatan siapa penggantinya. Berlaku menurut jam Jakarta.',
    en: 'When an authority is succeeded by another (as KASN was by BKN), write its successor here. From that day on cases are passed on and letters written to the successor; steps of before go on naming the former one, and say who succeeded it. By the clocks of Jakarta.',
  },
  of: { id: 'Lembaga yang diganti', en: 'Which authority is succeeded' },
  name: { id: 'Nama penggantinya', en: 'Name of its successor' },
  nameHint: {
    id: 'Nama lengkap dalam bahasa Indonesia, 5 sampai 120 huruf.',
    en: 'Whole, in Indonesian, 5 to 120 letters.',
  },
  nameEn: { id: 'Nama dalam bahasa Inggris', en: 'Its name in English' },
  nameEnHint: {
    id: 'Kosong berarti sama; 5 sampai 120 huruf.',
    en: 'Left open: the same; 5 to 120 letters.',
  },
  short: { id: 'Singkatannya', en: 'Its short name' },
  shortHint: {
    id: '2 sampai 24 huruf, belum pernah dipakai lembaga lain di sini.',
    en: '2 to 24 letters that no other authority here has had.',
  },
  source: { id: 'Dasar hukum', en: 'Where it is written' },
  sourceHint: {
    id: 'Seperti “Perpres 92/2024”. 5 sampai 300 huruf.',
    en: 'Such as “Perpres 92/2024”. 5 to 300 letters.',
  },
  letters: { id: 'Surat dan penerusan sejak', en: 'Letters and cases passed on from' },
  referred: {
    id: (n: string) => `${n} kasus terbuka sudah diteruskan kepada lembaga lama; riwayatnya tetap.`,
    en: (n: string) => `${n} open cases went to the former authority; their history stays.`,
  },
} as const;
