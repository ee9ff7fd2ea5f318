/** The texts of a berita acara on paper, which is in Indonesian: the region signs it. */
export const recordTexts = {
  place: 'Tempat',
  startAndEnd: 'Mulai dan selesai',
  notEnded: 'belum selesai',
  leader: 'Dipimpin',
  units: 'Unit yang dipanggil',
  unitsOf: (called: number, known: number) =>
    called === known ? `semua (${known} unit)` : `${called} dari ${known} unit`,
  pledgeText: 'Naskah ikrar',
  version: (version: number, sha256: string) => `versi ${version}, SHA-256 ${sha256}`,
  soManyPledged: (pledges: number) => `${pledges} orang berikrar`,
  moreVoided: (codes: number) => `dan ${codes} kode lain; lihat halaman berita acara ini.`,
  hash: 'Sidik daftar yang berikrar (SHA-256)',
  hashMeans:
    'Sama dengan keluaran sha256sum atas daftar nomor tanda terima yang diunduh; daftar itu tidak memuat nama atau nomor pegawai.',
  sealed: (at: string) => `Disegel ${at}.`,
  notSealed: (at: string) => `BELUM DISEGEL. Dihitung ${at}; daftarnya masih dapat bertambah.`,
  confirmedMeans:
    'Dikonfirmasi: orang itu menekan tombol di tautan pribadinya. Tanda tangan di bawah dibubuhkan sendiri.',
  scanToRead: 'Pindai untuk membaca berita acara ini (perlu masuk)',
  led: 'Pemimpin apel',
  witnesses: 'Saksi',
  confirmed: (at: string) => `dikonfirmasi ${at}`,
  notConfirmed: 'belum dikonfirmasi',
} as const;
