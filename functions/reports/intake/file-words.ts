/** What the form and the page after it say of photos and other files, in both languages. */
export const fileWords = {
  evidence: { id: '6. Bukti', en: '6. Evidence' },
  addFiles: {
    id: 'Tambahkan foto, PDF, video, atau suara (boleh kosong)',
    en: 'Add photos, PDF, video or voice (may be left out)',
  },
  sentAfterTheReport: {
    id: 'Laporan dikirim lebih dulu dan tidak menunggu berkas; berkas menyusul sendiri di halaman berikutnya.',
    en: 'The report is sent first and waits for no file; the files follow by themselves on the next page.',
  },
  limits: {
    id: 'Paling banyak 10 berkas, masing-masing paling besar 4 MB: foto (JPEG, PNG, WebP, HEIC), PDF, video pendek, rekaman suara.',
    en: 'At most 10 files of at most 4 MB each: photos (JPEG, PNG, WebP, HEIC), PDF, short videos, voice recordings.',
  },
  whatOfficersSee: {
    id: 'Aslinya disegel. Dari foto petugas melihat salinan tanpa lokasi dan data kamera; PDF, video, dan suara hanya dapat dibuka dua petugas bersama, karena isinya dapat menunjukkan pembuatnya; Anda melihatnya. Foto besar dan HEIC dijadikan JPEG kecil di ponsel ini: yang dikirim tanpa lokasi dan data kamera.',
    en: 'Originals are sealed. Of photos, officers see a copy without place and camera data; PDF, video and voice can be opened by two officers together only, because they may show who made them; you see it. Large photos and HEIC become small JPEGs on this phone: what is sent holds no place and no camera data.',
  },
  onTheNextPage: {
    id: 'Foto dan berkas ditambahkan di halaman berikutnya, sesudah laporan terkirim dan kodenya tampil.',
    en: 'Photos and files are added on the next page, once the report is sent and its code is shown.',
  },
  choose: { id: 'Pilih foto, PDF, video, atau suara', en: 'Choose photos, PDF, video or voice' },
  takeAPhoto: { id: 'Ambil foto', en: 'Take a photo' },
  chosen: { id: 'berkas dipilih.', en: 'files chosen.' },
  remove: { id: 'Hapus', en: 'Remove' },
  removed: { id: 'Dihapus dari daftar:', en: 'Removed from the list:' },
  many: {
    id: 'Paling banyak 10 berkas. Tidak ikut:',
    en: 'At most 10 files. Left out:',
  },
  photo: { id: 'Foto', en: 'Photo' },
  pdf: { id: 'PDF', en: 'PDF' },
  video: { id: 'Video', en: 'Video' },
  voice: { id: 'Suara', en: 'Voice' },
  file: { id: 'Berkas', en: 'File' },
  drawn: { id: 'dijadikan JPEG tanpa lokasi', en: 'made a JPEG without place' },
  empty: {
    id: 'Tidak ikut: kosong atau tidak terbaca. Pilih lagi berkasnya.',
    en: 'Left out: empty or not readable. Choose the file again.',
  },
  heic: {
    id: 'Tidak ikut: ponsel ini tidak dapat mengubah foto HEIC. Pilih tangkapan layarnya, atau di Pengaturan > Kamera > Format pilih “Paling Kompatibel” lalu potret lagi.',
    en: 'Left out: this phone cannot change a HEIC photo. Choose a screenshot of it, or choose “Most Compatible” in Settings > Camera > Formats and take it again.',
  },
  large: {
    id: 'Tidak ikut: lebih dari 4 MB. Pilih yang lebih kecil atau lebih pendek.',
    en: 'Left out: more than 4 MB. Choose a smaller or shorter one.',
  },
  toBeSent: { id: 'Bukti yang menyusul', en: 'Evidence that follows' },
  yourFiles: { id: 'Berkas Anda', en: 'Your files' },
  waiting: { id: 'menunggu', en: 'waiting' },
  sending: { id: 'sedang dikirim…', en: 'being sent…' },
  sent: { id: 'terkirim', en: 'sent' },
  again: { id: 'sinyal lemah, dicoba lagi…', en: 'weak signal, trying again…' },
  failed: { id: 'belum terkirim', en: 'not sent yet' },
  leaveOpen: {
    id: 'Laporan sudah tersimpan. Biarkan halaman ini terbuka sampai berkasnya terkirim.',
    en: 'The report is stored. Leave this page open until the files are sent.',
  },
  missing: {
    id: 'berkas tidak terkirim; laporannya sudah. Berkas juga dapat ditambahkan kapan saja dengan kode.',
    en: 'files were not sent; the report was. Files can also be added at any time with the code.',
  },
  all: { id: 'Semua berkas terkirim.', en: 'All files are sent.' },
  tryAgain: { id: 'Coba lagi', en: 'Try again' },
} as const;
