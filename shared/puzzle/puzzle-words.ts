/** What is said while a phone solves a puzzle, in both languages. */
export const puzzleWords = {
  thePhoneIsReckoning: {
    id: 'Belum terkirim. Banyak kiriman datang dari jaringan yang sama, maka ponsel ini menghitung sebuah teka-teki dahulu. Biasanya beberapa detik; setelah itu terkirim sendiri.',
    en: 'Not sent yet. Many were sent from the same network, so this phone solves a puzzle first. It usually takes some seconds; then it is sent by itself.',
  },
  howFarItIs: { id: 'Kemajuan hitungan', en: 'How far it is' },
  sendWithoutWaiting: { id: 'Kirim tanpa menunggu', en: 'Send without waiting' },
} as const;
