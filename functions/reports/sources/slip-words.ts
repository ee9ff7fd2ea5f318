/** What is said of follow-up codes for forms of other sites, in both languages. */
export const slipWords = {
  formAddress: { id: 'Alamat formulir di penyedia', en: 'Address of the form at the provider' },
  formAddressHint: {
    id: 'Alamat isi-otomatis (prefill) dengan {slip} sebagai nilai isian slip; petakan juga: slip = … Pelapor lalu mendapat kode tindak lanjut sebelum mengisi.',
    en: 'The prefilled address with {slip} as the value of the slip question; map it too: slip = … Whoever reports then has a follow-up code before filling it in.',
  },
  shareThis: {
    id: 'Alamat untuk pelapor (memberi kode tindak lanjut)',
    en: 'Address for people who report (gives a follow-up code)',
  },
  carriesSlip: { id: 'Slip terbaca: dapat dilacak.', en: 'Has a slip: can be followed.' },
  title: { id: 'Simpan kode ini lebih dahulu', en: 'Keep this code first' },
  lead: {
    id: 'Formulirnya ada di situs lain. Kode ini membuka laporan Anda nanti: status, pesan dari satgas, dan tempat menambah bukti.',
    en: 'The form is on another site. This code opens your report later: where it stands, messages of the task force, and a place to add evidence.',
  },
  code: { id: 'Kode tindak lanjut', en: 'Follow-up code' },
  keepHint: {
    id: 'Catat sekarang; kode tidak dapat ditampilkan lagi. Tidak ada orang lain yang mendapatkannya.',
    en: 'Note it now; it cannot be shown again. Nobody else is given it.',
  },
  openForm: { id: 'Sudah dicatat, buka formulir', en: 'I have noted it, open the form' },
  goesTo: { id: 'Anda akan berpindah ke', en: 'You will go to' },
  doNotChange: {
    id: 'Di formulir itu satu isian sudah terisi (slip). Biarkan seperti adanya: tanpa slip laporan tetap diterima, tetapi kode ini tidak membukanya.',
    en: 'In that form one question is filled in already (the slip). Leave it as it is: without it the report is accepted all the same, but this code does not open it.',
  },
  whenItOpens: {
    id: 'Kode berlaku begitu kiriman penyedia sampai di sini, biasanya dalam beberapa menit. Satu kode untuk satu laporan: untuk laporan lain, buka halaman ini lagi.',
    en: 'The code works once the provider’s delivery has arrived here, usually within minutes. One code for one report: for another one, open this page again.',
  },
  whoSees: {
    id: 'Penyedia dan pemilik formulir dapat membaca isi laporan Anda, tetapi bukan kode ini. Bila itu tidak Anda kehendaki, pakai formulir kami.',
    en: 'The provider and the owner of the form can read your report, but not this code. If you do not want that, use our own form.',
  },
  ownForm: { id: 'Lapor lewat formulir Netral', en: 'Report by the Netral form' },
  track: { id: 'Punya kode? Lacak', en: 'Have a code? Follow it' },
  formTakenCode: {
    id: 'Catat kode ini: dengan kode ini laporan dapat dilacak dan dilengkapi.',
    en: 'Note this code: by it the report can be followed and completed.',
  },
} as const;
