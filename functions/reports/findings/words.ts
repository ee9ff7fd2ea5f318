/** Texts of the pages on findings. */
export const words = {
  title: { id: 'Temuan sendiri', en: 'A finding of your own' },
  lead: {
    id: 'Untuk pelanggaran yang Anda temukan sendiri saat bertugas. Temuan menempuh jalan yang sama dengan laporan, bernomor TM, dan dihitung terpisah.',
    en: 'For a breach that you found yourself on duty. A finding goes the way of a report, has a TM number, and is counted apart.',
  },
  another: {
    id: 'Langkah kasusnya diambil petugas lain: yang menemukan tidak memutus sendiri. Tentang unit Anda sendiri, laporkan lewat formulir umum.',
    en: 'Another officer takes the steps of its case: whoever found it does not decide it. About your own unit, use the public form.',
  },
  publicForm: { id: 'Formulir laporan umum', en: 'The public report form' },
  what: { id: '1. Apa dan di mana', en: '1. What and where' },
  when: { id: '2. Kapan', en: '2. When' },
  who: { id: '3. Siapa', en: '3. Who' },
  account: { id: '4. Uraian', en: '4. Account' },
  finding: { id: '5. Bagaimana ditemukan', en: '5. How it was found' },
  file: { id: 'Catat temuan', en: 'File the finding' },
  filed: { id: 'Temuan tercatat', en: 'The finding is filed' },
  number: { id: 'Nomor temuan', en: 'Number of the finding' },
  found: { id: 'Ditemukan', en: 'Found' },
  due: { id: 'Batas Bawaslu menetapkan temuan', en: 'Last day for Bawaslu to set the finding' },
  late: {
    id: 'sudah lewat: diteruskan sebagai informasi',
    en: 'past: it is passed on as information',
  },
  aboveFirst: {
    id: 'Unit terlapor belum pasti: provinsi atau nasional menetapkannya dahulu, dan sampai itu tidak ada petugas daerah yang melihat kasusnya.',
    en: 'The unit of the accused is not certain: the province or nation names it first, and until then no officer of the region sees the case.',
  },
  colleague: {
    id: 'Peringatan dikirim kepada petugas piket. Minta rekan lain memeriksanya; Anda dapat membaca kasusnya dan menulis catatan.',
    en: 'The officers on duty are alerted. A colleague checks it; you can read the case and add notes.',
  },
  openCase: { id: 'Buka kasus', en: 'Open the case' },
  addFiles: { id: 'Tambah foto atau berkas', en: 'Add photos or files' },
  inSeconds: {
    id: 'Kasusnya terbuka dalam beberapa detik.',
    en: 'The case opens within seconds.',
  },
  fileAnother: { id: 'Catat temuan lain', en: 'File another finding' },
} as const;
