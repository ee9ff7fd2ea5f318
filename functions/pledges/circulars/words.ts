import { englishCount, numberText } from '../../../shared/page/number-text.ts';

/** The texts of this room's pages, in both languages. */
export const words = {
  issueACircular: { id: 'Terbitkan surat edaran', en: 'Issue a circular' },
  callABriefing: { id: 'Undang sosialisasi', en: 'Call a briefing' },
  subject: { id: 'Perihal', en: 'Subject' },
  linkOptional: { id: 'Tautan (boleh kosong)', en: 'Link (optional)' },
  issue: { id: 'Terbitkan', en: 'Issue' },
  call: { id: 'Undang', en: 'Call' },
  number: { id: 'Nomor surat', en: 'Number' },
  inForceFrom: { id: 'Berlaku mulai', en: 'In force from' },
  pdfAtMost4: { id: 'Naskah PDF, paling besar 4 MB', en: 'PDF, at most 4 MB' },
  how: { id: 'Cara', en: 'How' },
  localTime: { id: 'Waktu setempat', en: 'Local time' },
  place: { id: 'Tempat', en: 'Place' },
  units: { id: 'Unit', en: 'Units' },
  sendEachUnitIts: {
    id: 'Kirim kepada tiap unit tautannya sendiri. Membukanya tidak mengubah apa pun; unit menjawab dengan menekan tombol.',
    en: 'Send each unit its own link. Opening it changes nothing; the unit confirms with a button.',
  },
  number2: { id: 'Nomor', en: 'Number' },
  when: { id: 'Waktu', en: 'When' },
  link: { id: 'Tautan', en: 'Link' },
  document: { id: 'Naskah', en: 'Document' },
  backToCircular: { id: 'Kembali ke surat edaran', en: 'Back to the circular' },
  hasNotAnswered: { id: 'Belum menjawab', en: 'No answer yet' },
  hasAcknowledged: { id: 'Sudah menerima', en: 'Has acknowledged' },
  peopleAttended: {
    id: (attended: number) => `${numberText(attended, 'id')} orang hadir`,
    en: (attended: number) => `${englishCount(attended, 'person', 'people')} attended`,
  },
  theUnitsLink: { id: 'Tautan unit', en: 'The unit’s link' },
  sendByWhatsapp: { id: 'Kirim lewat WhatsApp', en: 'Send by WhatsApp' },
  pleaseAnswerAt: {
    id: (title: string, link: string) => `${title}. Mohon dijawab di: ${link}`,
    en: (title: string, link: string) => `${title}. Please answer at: ${link}`,
  },
  thereAreNoneYet: { id: 'Belum ada.', en: 'There are none yet.' },
  unitsThatAnswered: { id: 'Unit yang menjawab', en: 'Units that answered' },
  unitsHaveAcknowledged: { id: 'unit sudah menerima', en: 'units have acknowledged' },
  unitsCamePeople: {
    id: (attended: number) => `unit hadir, ${numberText(attended, 'id')} orang`,
    en: (attended: number) => `units came, ${englishCount(attended, 'person', 'people')}`,
  },
  circularsAndBriefings: { id: 'Surat edaran dan sosialisasi', en: 'Circulars and briefings' },
  theNewestThreeOf: {
    id: 'Tiga yang terbaru dari tiap daerah. Unit, bukan orang.',
    en: 'The newest three of each region. Units, not people.',
  },
  noneAtAllYet: { id: 'Belum ada satu pun', en: 'None at all yet' },
  notAnswered: { id: 'Belum menjawab', en: 'No answer yet' },
  yourUnitHasAcknowledged: {
    id: 'Unit Anda sudah menyatakan menerima.',
    en: 'Your unit has acknowledged it.',
  },
  notedPeopleAttendedYou: {
    id: (attended: number) =>
      `Tercatat: ${numberText(attended, 'id')} orang hadir. Dapat dibetulkan di bawah.`,
    en: (attended: number) =>
      `Noted: ${englishCount(attended, 'person', 'people')} attended. You can correct it below.`,
  },
  officeOfWhoAnswers: {
    id: 'Jabatan yang menjawab, tanpa nama',
    en: 'Position of the person answering, no name',
  },
  secretaryOfTheOffice: { id: 'Sekretaris dinas', en: 'Secretary of the office' },
  howManyOfThis: {
    id: 'Berapa orang dari unit ini yang hadir?',
    en: 'How many of this unit attended?',
  },
  weHaveItAnd: { id: 'Kami sudah menerima dan meneruskan', en: 'Received and passed on' },
  noteAttendance: { id: 'Catat kehadiran', en: 'Note attendance' },
} as const;
