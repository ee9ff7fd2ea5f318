/** The texts of the screen of a ceremony: read from the back of a hall, so as few words as will do. */
export const kioskTexts = {
  qrCodeToPledge: { id: 'Kode QR untuk berikrar', en: 'QR code to pledge' },
  scanIt: { id: 'Pindai dengan kamera ponsel Anda', en: 'Scan it with your phone’s camera' },
  attended: { id: 'orang tercatat hadir', en: 'people recorded as attended' },
  underFive: { id: 'kurang dari 5', en: 'under 5' },
  inFives: { id: 'dihitung per lima', en: 'counted in fives' },
  changesIn: { id: 'Kode berganti dalam (detik)', en: 'Next code in (seconds)' },
  changesEvery: {
    id: 'Kode berganti setiap 15 detik; tangkapan layar tidak berlaku.',
    en: 'The code changes every 15 seconds; a screenshot is void.',
  },
  shownAt: {
    id: (time: string) =>
      `Kode ini dibuat pukul ${time}. Bila jam ini tertinggal setengah menit, periksa sambungan.`,
    en: (time: string) =>
      `This code was made at ${time}. If that is half a minute ago, check the connection.`,
  },
  connectionFalters: {
    id: 'Sambungan tersendat; kode ini sebentar lagi tidak berlaku.',
    en: 'The connection falters; this code will soon be void.',
  },
  connectionLost: {
    id: 'Layar ini terputus. Kodenya disembunyikan karena tidak lagi berlaku; periksa sambungan internet.',
    en: 'This screen lost its connection. Its code is void and hidden; check the internet connection.',
  },
  notStartedYet: { id: 'Apel belum dimulai', en: 'Not started yet' },
  thankYou: { id: 'Terima kasih.', en: 'Thank you.' },
  fullScreen: { id: 'Layar penuh', en: 'Full screen' },
} as const;
