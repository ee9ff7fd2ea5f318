/** What the page of a source says while it is set up, in both languages. */
export const settingUpWords = {
  chooseTheProvider: { id: 'Pilih penyedia formulirnya', en: 'Choose the provider of the form' },
  theGuide: { id: '(panduan lengkap)', en: '(the whole guide)' },
  copy: { id: 'Salin', en: 'Copy' },
  copied: { id: 'Tersalin.', en: 'Copied.' },
  latestDeliveries: { id: 'Kiriman terakhir', en: 'Latest deliveries' },
  nothingCameYet: { id: 'Belum ada kiriman.', en: 'Nothing has come yet.' },
  becameReports: { id: 'Menjadi laporan', en: 'Became reports' },
  waitsInQuarantine: { id: 'Dikarantina', en: 'Waits in quarantine' },
  heldNothingForUs: {
    id: 'Tidak berisi laporan (uji coba, status, atau sapaan)',
    en: 'Held no report (a test, a status or a greeting)',
  },
  proofWasRefused: {
    id: 'Ditolak: bukti pengirim tidak cocok (satu baris per jam)',
    en: 'Refused: the sender’s proof does not match (one line an hour)',
  },
  pointAtFields: { id: 'Tunjuk isian', en: 'Point at fields' },
  pointAtHint: {
    id: 'Untuk setiap pertanyaan pilih isian kiriman yang menjawabnya; pemetaan di atas ditulis sendiri. Tekan “Coba” lagi, lalu simpan.',
    en: 'For each question choose the field of the delivery that answers it; the mapping above is written for you. Press “Try” again, then save.',
  },
  noneOfThem: { id: 'Tidak ada', en: 'None' },
  fieldsOfTheDelivery: { id: 'Isian kiriman ini', en: 'Fields of this delivery' },
  saveThisMapping: { id: 'Simpan pemetaan ini', en: 'Save this mapping' },
} as const;
