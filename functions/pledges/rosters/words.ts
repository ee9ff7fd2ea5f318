import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  knownUnits: {
    id: 'Unit yang dikenal (kode atau nama)',
    en: 'Units that are known (by code or name)',
  },
  refusedRows: { id: 'Baris yang ditolak', en: 'Refused rows' },
  warnings: {
    id: 'Peringatan: baris ini diterima, tetapi ada yang tidak dipahami',
    en: 'Warnings: these rows were taken, with something that was not understood',
  },
  warned: { id: 'dengan peringatan', en: 'with a warning' },
  line: { id: 'Baris', en: 'Line' },
  column: { id: 'Kolom', en: 'Column' },
  reason: { id: 'Alasan', en: 'Reason' },
  rowsRead: { id: 'Baris dibaca', en: 'Rows read' },
  taken: { id: 'diterima', en: 'taken' },
  refused: { id: 'ditolak', en: 'refused' },
  beingTakenIfIt: {
    id: 'Sedang diproses. Bila berhenti lebih dari satu menit, kirim berkas yang sama sekali lagi.',
    en: 'Being processed. If nothing changes for more than a minute, send the same file again.',
  },
  notOneRowCould: {
    id: 'Tidak satu baris pun dapat diterima: daftar yang ada tidak diubah.',
    en: 'No row was valid: the existing roster is unchanged.',
  },
  everyRowWasTaken: { id: 'Semua baris diterima.', en: 'Every row was accepted.' },
  takenExceptTheRows: {
    id: 'Diterima, kecuali baris di bawah. Perbaiki lalu kirim baris itu dengan pilihan “tambah”.',
    en: 'Taken, except the rows below. Mend them and send those with “add”.',
  },
  notReplaced: {
    id: 'Tidak diganti: satu baris pun yang salah akan menghapus orangnya dari daftar yang baik. Perbaiki baris di bawah, lalu kirim lagi.',
    en: 'Not replaced: even one bad row would take its person off a good roster. Correct the rows below and send it again.',
  },
  wouldStayComeGo: {
    id: ({ stay, come, go }: { stay: number; come: number; go: number }) =>
      `Bila mengganti: ${numberText(stay, 'id')} orang tetap, ${numberText(come, 'id')} datang, ${numberText(go, 'id')} pergi. Belum ada yang berubah; kirim lagi dengan pilihan “ganti” bila benar.`,
    en: ({ stay, come, go }: { stay: number; come: number; go: number }) =>
      `If it replaces the roster: ${englishCount(stay, 'person stays', 'people stay')}, ${numberText(come, 'en')} come, ${numberText(go, 'en')} go. Nothing has changed yet; send it again with “replace” if this is right.`,
  },
  undone: {
    id: ({ back, gone }: { back: number; gone: number }) =>
      `Dibatalkan: daftar sebelumnya berlaku lagi. ${numberText(back, 'id')} orang kembali, ${numberText(gone, 'id')} orang pergi.`,
    en: ({ back, gone }: { back: number; gone: number }) =>
      `Undone: the roster before is the roster again. ${englishCount(back, 'person', 'people')} came back, ${numberText(gone, 'en')} went.`,
  },
  undoTitle: { id: 'Batalkan unggahan terakhir', en: 'Undo the last upload' },
  undoWould: {
    id: ({ back, gone, until }: { back: number; gone: number; until: string }) =>
      `Daftar sebelumnya disimpan sampai ${until}. Bila dibatalkan: ${numberText(back, 'id')} orang kembali, ${numberText(gone, 'id')} orang pergi; unit, status, dan surel dinas menjadi seperti sebelumnya. Pembatalan ini pun dapat dibatalkan.`,
    en: ({ back, gone, until }: { back: number; gone: number; until: string }) =>
      `The roster before is stored until ${until}. If undone: ${englishCount(back, 'person comes', 'people come')} back, ${numberText(gone, 'en')} go; units, statuses and office mailboxes become as they were. This can itself be undone.`,
  },
  undoAgree: {
    id: 'Ya, kembalikan daftar sebelumnya',
    en: 'Yes, bring back the roster before',
  },
  undoWhy: { id: 'Mengapa?', en: 'Why?' },
  undoPress: { id: 'Batalkan unggahan', en: 'Undo the upload' },
  why: {
    'wrong-file': { id: 'Berkas yang salah', en: 'The wrong file' },
    'wrong-region': { id: 'Daftar daerah lain', en: 'Another region’s roster' },
    'people-missing': { id: 'Ada orang yang hilang', en: 'People are missing' },
    other: { id: 'Alasan lain', en: 'Another reason' },
  },
  anUndo: { id: 'pembatalan', en: 'an undo' },
  withMailbox: { id: 'dengan surel dinas', en: 'with an office mailbox' },
  previewFirst: { id: 'Lihat dulu', en: 'Preview first' },
  previewHint: {
    id: 'Menghitung siapa yang tetap, datang, dan pergi bila daftar diganti; tidak mengubah apa pun.',
    en: 'Counts who would stay, come and go if it replaced the roster; changes nothing.',
  },
  howFar: { id: 'Sejauh mana', en: 'How far' },
  moreRows: { id: 'Baris berikutnya', en: 'More rows' },
  roster: { id: 'Daftar pegawai', en: 'Roster' },
  noRosterYetEvery: {
    id: 'Belum ada daftar: angka ikrar daerah ini tampil tanpa jumlah yang diharapkan',
    en: 'No roster yet: the counts of this region are shown without the number expected',
  },
  whoIsExpectedTo: { id: 'Siapa yang diharapkan berikrar', en: 'Who is expected to pledge' },
  unit: { id: 'Unit', en: 'Unit' },
  expected: { id: 'Diharapkan', en: 'Expected' },
  whoIsSickOn: {
    id: 'Yang sakit, cuti, atau CLTN dihitung terpisah. Yang menolak tetap dihitung “diharapkan”: penolakan dicatat, tidak pernah ditampilkan.',
    en: 'People who are sick, on leave or on CLTN are counted separately. People who refused remain “expected”: a refusal is stored and never shown.',
  },
  sick: { id: 'sakit', en: 'sick' },
  onLeave: { id: 'cuti', en: 'on leave' },
  addOrUpdate: { id: 'Tambah atau perbarui', en: 'Add or update' },
  everybodyElseOnThe: {
    id: 'Pegawai lain yang sudah terdaftar tetap ada.',
    en: 'Everybody else on the roster stays.',
  },
  replaceTheWholeRoster: {
    id: 'Ganti seluruh daftar daerah ini',
    en: 'Replace the whole roster of this region',
  },
  onlyWhoStandsIn: {
    id: 'Hanya yang ada di berkas ini yang terdaftar.',
    en: 'Only people in this file are on the roster.',
  },
  sendARosterCsv: { id: 'Kirim daftar (CSV)', en: 'Send a roster (CSV)' },
  columnsNipOrNik: {
    id: 'Kolom nip (atau nik, nomor pegawai) dan unit (kode atau nama OPD); bila ada, jenis pegawai dan status: sakit, cuti, CLTN, menolak. Kolom lain tidak dibaca. Paling banyak 100.000 baris atau 4 MB. Nomor tidak disimpan: yang disimpan hanya sidik kunci.',
    en: 'Columns nip (or nik, staff number) and unit (code or name); where known, staffKind and status: sick, on-leave, cltn, refused. Other columns are ignored. At most 100,000 rows or 4 MB. Numbers are not stored, only keyed hashes.',
  },
  region: { id: 'Daerah', en: 'Region' },
  csvFileInUtf: { id: 'Berkas Excel (.xlsx) atau CSV', en: 'Excel (.xlsx) or CSV file' },
  andWhoIsThere: {
    id: 'Bagaimana dengan yang sudah terdaftar?',
    en: 'What about people already listed?',
  },
  sendTheRoster: { id: 'Kirim daftar', en: 'Send the roster' },
  uploadsBefore: { id: 'Unggahan sebelumnya', en: 'Earlier uploads' },
} as const;
