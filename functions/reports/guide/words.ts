import type { Words } from '../../../shared/page/frame.ts';
import type { Side } from './rulebook.ts';

/** The texts of the guide, in both languages; what is allowed and what is not is in the catalogue itself. */
export const guideWords = {
  title: { id: 'Boleh dan tidak boleh bagi ASN', en: 'What civil servants may and may not do' },
  about: {
    id: 'Apa yang boleh dan tidak boleh dilakukan pegawai pemerintah menjelang pemilihan, dengan sanksi yang lazim dan dasar hukumnya.',
    en: 'What government staff may and may not do before an election, with the usual sanction and its legal source.',
  },
  lead: {
    id: 'Cari satu kata, misalnya “like”, “foto”, “mobil dinas”, atau “suami”.',
    en: 'Search for a word, such as “like”, “photo”, “car” or “spouse”.',
  },
  look: { id: 'Cari', en: 'Search' },
  lookedFor: { id: 'Kata yang dicari', en: 'Words to look for' },
  nothingTyped: {
    id: 'Jangan tulis nama siapa pun: kata ini tampak di alamat halaman.',
    en: 'Do not write anybody’s name: these words are in the page’s address.',
  },
  phase: { id: 'Tahap pemilihan', en: 'Phase of the election' },
  bothPhases: { id: 'Semua tahap', en: 'All phases' },
  all: { id: 'Tampilkan semua', en: 'Show all' },
  found: {
    id: (found: number) => `${String(found)} hal ditemukan.`,
    en: (found: number) => `${String(found)} found.`,
  },
  nothingFound: {
    id: 'Tidak ada yang cocok. Yang tidak tercantum belum tentu boleh: tanyakan kepada BKPSDM atau Inspektorat.',
    en: 'Nothing fits. What is not listed is not allowed for that: ask the personnel agency or the inspectorate.',
  },
  may: { id: 'Boleh', en: 'Allowed' },
  mayNot: { id: 'Tidak boleh', en: 'Not allowed' },
  but: { id: 'Tetapi tidak boleh', en: 'But not allowed' },
  condition: { id: 'Syaratnya', en: 'On condition' },
  example: { id: 'Contohnya', en: 'For example' },
  sanction: { id: 'Sanksi yang lazim', en: 'Usual sanction' },
  basis: { id: 'Dasar hukum', en: 'Legal source' },
  asWritten: { id: 'Bunyi aturannya', en: 'As the rule says' },
  crime: { id: 'Juga pidana', en: 'Also a crime' },
  notCompared: {
    id: 'Pasal atau tingkat sanksinya belum dibandingkan dengan naskah resmi.',
    en: 'The article or the level of sanction was not yet compared with the official text.',
  },
  indicative: {
    id: 'Panduan ini bukan putusan. Dibaca dari salinan lampiran SKB, bukan dari naskah yang ditandatangani; bandingkan dahulu sebelum dikutip. Yang memutuskan: Bawaslu dan pejabat pembina kepegawaian.',
    en: 'This guide is no verdict. It was read from copies of the decree’s annex, not from the signed text; compare before quoting. Bawaslu and the personnel authority decide.',
  },
  inForce: { id: 'Menurut', en: 'By' },
  readOn: { id: 'berlaku pada', en: 'in force on' },
  noEdition: {
    id: 'Untuk hari ini tidak ada SKB netralitas dalam data ini.',
    en: 'These data hold no joint decree for today.',
  },
  forWhom: { id: 'Berlaku untuk siapa', en: 'Whom it binds' },
  calendar: { id: 'Kalender pemilihan', en: 'Calendar of the election' },
  determined: { id: 'Penetapan calon', en: 'Candidates determined' },
  campaign: { id: 'Kampanye', en: 'Campaign' },
  until: { id: 'sampai', en: 'to' },
  vote: { id: 'Pemungutan suara', en: 'Vote' },
  now: { id: 'Sekarang', en: 'Now' },
  otherDates: {
    id: 'Daerah dengan jadwal sendiri:',
    en: 'Regions with dates of their own:',
  },
  reportThis: { id: 'Laporkan hal seperti ini', en: 'Report something like this' },
  pledge: { id: 'Ikut berikrar', en: 'Pledge' },
  onItsOwn: { id: 'Buka hal ini saja, untuk dibagikan', en: 'This entry alone, to be shared' },
  wholeGuide: { id: 'Seluruh panduan', en: 'The whole guide' },
  print: { id: 'Cetak', en: 'Print' },
  share: { id: 'Bagikan', en: 'Share' },
  addressCopied: { id: 'Alamat tersalin.', en: 'The address is copied.' },
} as const;

export const sideWords: Record<Side | 'any', Words> = {
  'before-determination': {
    id: 'Sebelum calon ditetapkan',
    en: 'Before candidates are determined',
  },
  'after-determination': { id: 'Setelah calon ditetapkan', en: 'Once candidates are determined' },
  any: { id: 'Kapan saja', en: 'At any time' },
};

export const classWords: Record<'etik' | 'disiplin', Words> = {
  etik: { id: 'kode etik', en: 'ethics' },
  disiplin: { id: 'disiplin', en: 'discipline' },
};
