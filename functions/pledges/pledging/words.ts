/** The texts of this room's pages, in both languages. */
export const words = {
  itProvesThatA: {
    id: 'Membuktikan bahwa sebuah ikrar tercatat: di daerah mana, kapan, dan dengan naskah yang mana.',
    en: 'It proves that a pledge was recorded: in which region, when, and to which words.',
  },
  itHoldsNoName: {
    id: 'Tidak memuat nama, nomor, atau unit; siapa pun boleh memeriksanya.',
    en: 'It holds no name, number or unit; anybody may check it.',
  },
  itIsNoProof: {
    id: 'Bukan bukti identitas, dan bukan tanda bahwa pemegangnya pasti netral.',
    en: 'It is no proof of identity, nor that its holder is neutral.',
  },
  yourPledgeIsRecorded: { id: 'Ikrar Anda tercatat', en: 'Your pledge is recorded' },
  thankYouEachPerson: {
    id: 'Terima kasih. Setiap orang dihitung satu kali, berapa kali pun ia berikrar.',
    en: 'Thank you. Each person is counted once, however often they pledge.',
  },
  toBeCountedAttend: {
    id: 'Pengakuan tidak masuk angka utama. Agar tercatat hadir, pindai kode di layar apel saat apel berlangsung; pengakuan ini tidak menghalangi.',
    en: 'A claim is not part of the headline number. To be recorded as attended, scan the code on the screen during a ceremony; this claim does not stand in the way.',
  },
  receipt: { id: 'Tanda terima', en: 'Receipt' },
  qrCodeToCheck: { id: 'Kode QR untuk memeriksa tanda terima', en: 'QR code to check the receipt' },
  keepItPrintIt: {
    id: 'Simpan, cetak, atau tangkap layarnya. Siapa pun dapat memindai kodenya; pemeriksaan berjalan di ponselnya sendiri, juga tanpa sambungan.',
    en: 'Keep it, print it, or take a screenshot. Anybody can scan the code; the check runs on their own phone, also without a connection.',
  },
  textVersion: { id: 'Naskah versi', en: 'Text version' },
  verifyItNow: { id: 'Verifikasi sekarang', en: 'Verify it now' },
  certificate: { id: 'Piagam', en: 'Certificate' },
  sendByWhatsapp: { id: 'Kirim lewat WhatsApp', en: 'Send by WhatsApp' },
  whatThisReceiptMeans: { id: 'Apa arti tanda terima ini', en: 'What this receipt means' },
} as const;
