/** What the form says of its last step, of how complete it is, and of leaving in a hurry, in both languages. */
export const reviewWords = {
  title: { id: 'Periksa sebelum dikirim', en: 'Check before it is sent' },
  nothingIsSentYet: {
    id: 'Belum ada yang terkirim atau tersimpan. Baca sekali lagi; setiap baris dapat diubah.',
    en: 'Nothing is sent or stored yet. Read it once more; every line can be changed.',
  },
  check: { id: 'Periksa sebelum dikirim', en: 'Check before sending' },
  change: { id: 'Ubah', en: 'Change' },
  leftEmpty: { id: '(tidak diisi)', en: '(left empty)' },
  backToTheForm: { id: 'Kembali ke formulir', en: 'Back to the form' },
  yourNameIsApart: {
    id: 'Nama dan alamat Anda disimpan terpisah dari laporan; dua petugas bersama yang dapat membukanya.',
    en: 'Your name and address are stored apart from the report; only two officers together can open them.',
  },
  noNameIsSent: {
    id: 'Nama Anda tidak dikirim.',
    en: 'Your name is not sent.',
  },
  completeness: { id: 'Kelengkapan', en: 'Complete' },
  countedAnew: { id: '(dihitung saat diperiksa)', en: '(counted when you check)' },
  quickExit: { id: 'Keluar cepat', en: 'Leave quickly' },
  whatQuickExitDoes: {
    id: '“Keluar cepat” membuka laman cuaca BMKG di tempat halaman ini. Riwayat peramban yang lebih lama tidak terhapus.',
    en: '“Leave quickly” opens BMKG’s weather page in place of this one. Older browser history is not deleted.',
  },
  whatItMeans: { id: 'Apa artinya', en: 'What it means' },
  openAGroup: {
    id: 'Ketuk kelompok untuk melihat pilihannya.',
    en: 'Tap a group to see its choices.',
  },
  checking: { id: 'Menyiapkan pemeriksaan…', en: 'Preparing the check…' },
  notCheckedNoLine: {
    id: 'Belum terkirim: tidak ada sambungan. Isian Anda tetap di halaman ini. Tekan “Periksa sebelum dikirim” lagi bila sinyal kembali.',
    en: 'Not sent yet: there is no connection. What you wrote stays on this page. Press “Check before sending” again when the signal is back.',
  },
} as const;
