/** What the form says of sending, and of drafts on the phone, in both languages. */
export const draftWords = {
  sendingTheReport: { id: 'Mengirim laporan…', en: 'Sending the report…' },
  notSentYetNoLine: {
    id: 'Belum terkirim: tidak ada sambungan. Isian Anda tetap di halaman ini. Tekan “Kirim laporan” lagi bila sinyal kembali; laporan yang sama tidak tersimpan dua kali.',
    en: 'Not sent yet: there is no connection. What you wrote stays on this page. Press “Send the report” again when the signal is back; the same report is not stored twice.',
  },
  notSentYetBusy: {
    id: 'Belum terkirim. Isian Anda tetap di halaman ini; coba lagi sebentar lagi.',
    en: 'Not sent yet. What you wrote stays on this page; try again in a moment.',
  },
  languageNeedsALine: {
    id: 'Tidak ada sambungan untuk mengganti bahasa. Isian Anda tetap di halaman ini.',
    en: 'There is no connection to change the language. What you wrote stays on this page.',
  },
  notReadyToSend: { id: 'Belum siap mengirim?', en: 'Not ready to send?' },
  nothingIsLeftOn: {
    id: 'Tidak ada yang tertinggal di ponsel kecuali Anda memintanya. Foto dan berkas tidak ikut dalam draf. Draf dapat dibaca siapa pun yang membuka ponsel ini; draf hilang setelah laporan terkirim, setelah Anda hapus, atau bila tidak dibuka lagi dalam 3 hari.',
    en: 'Nothing is left on the phone unless you ask for it. Photos and files are in no draft. Whoever opens this phone can read a draft; it goes once the report is sent, when you delete it, or when it is not opened again within 3 days.',
  },
  saveADraft: { id: 'Simpan draf di ponsel ini', en: 'Save a draft on this phone' },
  deleteTheDraft: { id: 'Hapus draf', en: 'Delete the draft' },
  continueTheDraft: { id: 'Lanjutkan draf', en: 'Continue the draft' },
  thereIsADraft: {
    id: 'Ada draf laporan di ponsel ini, berlaku sampai',
    en: 'There is a draft of a report on this phone, until',
  },
  theDraftIsOn: {
    id: 'Draf tersimpan di ponsel ini, tidak terkirim ke mana pun. Berlaku sampai',
    en: 'The draft is stored on this phone and sent nowhere. It lasts until',
  },
  theDraftIsDeleted: {
    id: 'Draf sudah dihapus dari ponsel ini. Yang tampak di halaman ini belum tersimpan.',
    en: 'The draft is deleted from this phone. What is on this page is not stored.',
  },
  thisPhoneStoresNothing: {
    id: 'Ponsel ini tidak mengizinkan penyimpanan draf.',
    en: 'This phone does not let a draft be stored.',
  },
} as const;
