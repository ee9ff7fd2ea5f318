import type { Words } from '../../../shared/page/frame.ts';

type InNumbers = Record<'id' | 'en', (n: string) => string>;

/** Texts about a new edition of the joint decree. */
export const editionWords = {
  title: { id: 'Edisi SKB netralitas', en: 'Editions of the joint decree' },
  help: {
    id: 'Bila SKB baru terbit, catat di sini nomor, tanggal, tautan, dan baris yang berubah. Isinya sama dengan edisi sebelumnya selain baris itu. Kasus dinilai menurut edisi pada hari kejadian: perbuatan sebelum hari berlakunya tetap menurut edisi lama. Panduan dan formulir laporan mengikuti pada hari itu, menurut jam Jakarta.',
    en: 'When a new joint decree is published, write here its numbers, date, address, and the rows that change. All other rows are those of the edition before. A case is judged by the edition of the day of the act: acts of before stay under the old one. The guide and the report form follow on that day, by the clocks of Jakarta.',
  },
  numbers: { id: 'Nomor', en: 'Numbers' },
  numbersHint: {
    id: 'Nomor dari semua instansi, seperti “MenPANRB 2/2027; Mendagri 800-1/2027”. 3 sampai 300 huruf.',
    en: 'Those of all who signed, such as “MenPANRB 2/2027; Mendagri 800-1/2027”. 3 to 300 letters.',
  },
  name: { id: 'Judul singkat', en: 'Short title' },
  nameHint: {
    id: 'Seperti “SKB 4 Januari 2027”. 3 sampai 160 huruf. Panduan dan formulir menyebutnya.',
    en: 'Such as “SKB 4 Januari 2027”. 3 to 160 letters. The guide and the form name it.',
  },
  decreedOn: { id: 'Ditandatangani pada', en: 'Signed on' },
  link: { id: 'Tautan naskahnya', en: 'Where its text is published' },
  linkHint: {
    id: 'Alamat yang diawali https://, paling panjang 300 huruf.',
    en: 'An address that begins with https://, of 300 letters at most.',
  },
  changes: { id: 'Baris yang berubah, satu sebaris', en: 'Rows that change, one a line' },
  changesHint: {
    id: '“tambah | etik 8 | online-campaign | sebelum | moral | Nama pelanggaran”, “ubah | nama-baris | disiplin | sedang, berat”, atau “akhiri | nama-baris”. Nama baris dan jenis perbuatan tertulis di atas. Tahap: sebelum, sesudah, semua (penetapan calon). Sanksi: moral untuk etik; sedang, berat, ptdh, atau satgas untuk disiplin. Paling banyak 40 baris; kosong bila tidak ada yang berubah.',
    en: '“tambah | etik 8 | online-campaign | sebelum | moral | Name”, “ubah | name-of-row | disiplin | sedang, berat”, or “akhiri | name-of-row”: add, change, end. The names of rows and kinds of conduct are written above. Phase: sebelum, sesudah, semua (before, after the determination, any). Sanctions: moral for ethics; sedang, berat, ptdh or satgas for discipline. 40 lines at most; empty where nothing changes.',
  },
  signed: { id: 'ditandatangani', en: 'signed' },
  added: { id: 'baru', en: 'new' },
  ended: { id: 'tidak lagi dimuat', en: 'no longer in it' },
  sameRows: {
    id: 'Semua baris sama dengan edisi sebelumnya.',
    en: 'All rows are those of the edition before.',
  },
  rowsChange: {
    id: (n: string) => `${n} baris berubah.`,
    en: (n: string) => `${n} rows change.`,
  } satisfies InNumbers,
  judged: {
    id: (n: string) =>
      `${n} kasus terbuka tentang kejadian sejak hari itu dinilai menurut edisi ini.`,
    en: (n: string) => `${n} open cases about acts from that day on are judged by this edition.`,
  } satisfies InNumbers,
  otherwise: {
    id: (n: string) =>
      `${n} kasus terbuka tentang perbuatan yang dinilai lain bila terjadi pada hari itu; yang terjadi sebelumnya tetap.`,
    en: (n: string) =>
      `${n} open cases are about what would be judged otherwise if done on that day; those of before stay.`,
  } satisfies InNumbers,
  cases: { id: 'kasus', en: 'cases' },
} as const satisfies Record<string, Words | InNumbers>;
