import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  erasures: { id: 'Penghapusan data', en: 'Erasures' },
  tellThePersonThat: {
    id: 'Beri tahu orangnya bahwa datanya sudah dihapus (UU 27/2022 Pasal 45). Jejaknya ada di bawah.',
    en: 'Tell the person that their data is erased (UU 27/2022 art. 45). The entry is shown below.',
  },
  nothingWasErasedCheck: {
    id: 'Tidak ada yang dihapus. Periksa jenis nomor, nomornya, dan daerahnya; jejaknya tetap tercatat di bawah.',
    en: 'Nothing was erased. Check the kind of number, the number and the region; an entry is shown below all the same.',
  },
  theyStoodOnA: {
    id: 'Namanya ada di lembar apel dua hari terakhir. Bila lembar itu masih diproses, ikrarnya bisa tercatat lagi: periksa sekali lagi besok.',
    en: 'They were on a ceremony’s sheet of the last two days. If that sheet was still being processed, their pledge may be stored again: check once more tomorrow.',
  },
  eraseSomebodysRecord: { id: 'Hapus data seseorang', en: 'Erase somebody’s record' },
  takeThemOffThe: {
    id: 'Keluarkan juga dari daftar pegawai daerah ini',
    en: 'Take them off the roster of this region as well',
  },
  iHaveSeenThe: {
    id: 'Permintaan tertulisnya sudah saya lihat, dan identitas pemintanya sudah diperiksa. Penghapusan tidak dapat dibatalkan.',
    en: 'I have seen the written request, and the person’s identity was checked. An erasure cannot be undone.',
  },
  erase: { id: 'Hapus', en: 'Erase' },
  theirPledgeIsErased: { id: 'Ikrarnya dihapus.', en: 'Their pledge is erased.' },
  thisRegionHeldNo: {
    id: 'Tidak ada ikrar di daerah ini.',
    en: 'No pledge was found in this region.',
  },
  theyAreOffThe: { id: 'Dikeluarkan dari daftar pegawai.', en: 'They are off the roster.' },
  theyWereNotOn: { id: 'Tidak ada di daftar pegawai.', en: 'They were not on the roster.' },
  rowsOfCeremonySheets: {
    id: (sheetRows: number) => `${numberText(sheetRows, 'id')} baris lembar apel dihapus.`,
    en: (sheetRows: number) =>
      `${englishCount(sheetRows, 'row of a ceremony sheet is', 'rows of ceremony sheets are')} erased.`,
  },
  tracesOfErasures: { id: 'Jejak penghapusan', en: 'Traces of erasures' },
  thereAreNone: { id: 'Belum ada.', en: 'There are none.' },
  by: { id: 'oleh', en: 'by' },
  olderOnes: { id: 'Yang lebih lama', en: 'Older ones' },
  goneAtOnceThe: {
    id: 'Langsung hilang: ikrarnya, baris lembar apel yang belum terhapus sendiri, dan, bila diminta, namanya di daftar pegawai. Yang tersimpan selama ini hanyalah sidik kunci dari nomornya.',
    en: 'Deleted at once: the pledge, rows of ceremony sheets that are still stored and, on request, the person’s place on the roster. Of the number only a keyed hash was ever stored.',
  },
  theCountsAreOne: {
    id: 'Jumlah peserta berkurang satu; angka yang diumumkan tetap kelipatan lima.',
    en: 'The counts are one less; what is published stays in fives.',
  },
  copiesThatLinger24: {
    id: 'Salinan sementara: aliran perubahan 24 jam, cadangan 35 hari. Keduanya terkunci dan terhapus sendiri. Bila cadangan dipulihkan, penghapusan sesudah waktu cadangan itu harus diulang dari surat permintaannya.',
    en: 'Copies that linger: 24 hours in the stream of changes, 35 days in backups. Both are locked and go by themselves. When a backup is restored, erasures done after its moment have to be done again from their written requests.',
  },
  whatStaysRandomReceipt: {
    id: 'Tetap ada: nomor acak tanda terima di daftar apel dan berita acara yang disegel. Nomor itu tidak menunjuk siapa pun; hanya pemegang tanda terima yang mengenalinya. Tanda terima di tangannya tetap sah: ia membuktikan ikrar itu pernah tercatat, bukan bahwa catatannya masih ada.',
    en: 'What stays: random receipt ids on the lists of ceremonies and in sealed records. They identify nobody; only the holder of a receipt knows its id. A receipt in hand stays valid: it proves that the pledge was recorded, not that the record is still there.',
  },
  whoeverPledgesAgainLater: {
    id: 'Siapa yang berikrar lagi sesudahnya dihitung sebagai ikrar baru, termasuk dari ponsel yang baru mendapat sinyal atau lembar yang dikirim kemudian. Berkas daftar pegawai yang dikirim lagi juga memuatnya kembali.',
    en: 'A pledge sent later is a new pledge, also one from a phone that was offline or on a sheet sent later. A roster sent again brings them back on it, too.',
  },
  whatIsErasedAnd: {
    id: 'Apa yang dihapus, dan apa yang tetap ada',
    en: 'What is erased, and what stays',
  },
} as const;
