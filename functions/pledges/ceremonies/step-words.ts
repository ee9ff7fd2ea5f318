import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** The texts of a ceremony's steps, and of what is asked before them, in both languages. */
export const stepTexts = {
  startTheCeremony: { id: 'Mulai apel', en: 'Start the ceremony' },
  endTheCeremony: { id: 'Akhiri apel', en: 'End the ceremony' },
  recordedSoFar: {
    id: (people: number) => `${numberText(people, 'id')} orang tercatat hadir sampai saat ini.`,
    en: (people: number) =>
      `${englishCount(people, 'person is', 'people are')} recorded as attended until now.`,
  },
  endItQuestion: { id: 'Akhiri apel?', en: 'End the ceremony?' },
  canGoOnFor: {
    id: (minutes: number) =>
      `Bila keliru, apel dapat dilanjutkan dalam ${numberText(minutes, 'id')} menit.`,
    en: (minutes: number) =>
      `If it was a mistake, it can go on within ${numberText(minutes, 'en')} minutes.`,
  },
  noGoOn: { id: 'Belum, kembali ke apel', en: 'Not yet, back to the ceremony' },
  yesEndIt: { id: 'Ya, akhiri apel', en: 'Yes, end the ceremony' },
  cancelTheCeremony: { id: 'Batalkan apel', en: 'Cancel the ceremony' },
  yesCancelIt: { id: 'Ya, batalkan', en: 'Yes, cancel it' },
  onceCancelledIt: {
    id: 'Apel yang dibatalkan tidak dapat dimulai lagi; buka apel baru bila perlu.',
    en: 'A cancelled ceremony cannot be started any more; open another one if you need it.',
  },
  endedByMistake: {
    id: (until: string) => `Diakhiri karena keliru? Apel masih dapat dilanjutkan sampai ${until}.`,
    en: (until: string) => `Ended by mistake? The ceremony can go on until ${until}.`,
  },
  correctIt: { id: 'Betulkan jadwal, tempat, atau pemimpin', en: 'Correct time, place or leader' },
  whatItSaidStays: {
    id: 'Yang tertulis sebelumnya tetap tercatat dalam riwayat. Tautan konfirmasi pemimpin yang lama tidak berlaku lagi bila pemimpinnya diganti.',
    en: 'What it said before stays in its history. If another leads, the link of the one before is void.',
  },
  saveTheCorrection: { id: 'Simpan pembetulan', en: 'Save the correction' },
  history: { id: 'Riwayat', en: 'History' },
  before: { id: 'sebelumnya', en: 'before' },
  resumeIt: { id: 'Lanjutkan apel', en: 'Go on with the ceremony' },
  onceEndedTheCode: {
    id: 'Setelah diakhiri, kode di layar tidak berlaku lagi dan ikrar tidak masuk apel ini.',
    en: 'Once ended, the code on the screen is void and pledges do not belong to it any more.',
  },
  openTheScreenWith: { id: 'Buka layar kode QR', en: 'Open the screen with the QR code' },
  showItAtThe: {
    id: 'Tampilkan di tempat apel saja. Siapa pun yang punya alamat ini dapat menampilkan kodenya.',
    en: 'Show it at the ceremony only: whoever has this address can show its codes.',
  },
  sealItQuestion: { id: 'Segel daftar?', en: 'Seal the list?' },
  onTheList: {
    id: (pledges: number) => `${numberText(pledges, 'id')} ikrar ada dalam daftar.`,
    en: (pledges: number) => `${englishCount(pledges, 'pledge is', 'pledges are')} on the list.`,
  },
  yesSealIt: { id: 'Ya, segel daftar', en: 'Yes, seal the list' },
  notYetSealable: { id: 'Belum dapat disegel:', en: 'It cannot be sealed yet:' },
  thenNotGoOn: {
    id: 'Apel ini masih dapat dilanjutkan; setelah disegel tidak lagi.',
    en: 'This ceremony can still go on; once sealed it cannot.',
  },
  backToTheRecord: { id: 'Kembali ke berita acara', en: 'Back to the record' },
  onceForGoodWait: {
    id: 'Sekali saja dan tidak dapat dibatalkan, oleh siapa pun. Tunggu dahulu lembar dari tempat tanpa sinyal.',
    en: 'Once, for good: nobody can undo it. Wait for the sheets of places without signal first.',
  },
} as const;
