import * as z from 'zod/mini';
import { formatDay } from '../../../shared/calendar/zones.ts';
import type { CaseFile } from './case-file-answer.ts';
import { detailsInWords, proposalWords } from './pages/case-words.ts';
import { findingQuestions } from '../findings/questions.ts';
import { laneRules } from '../lanes.ts';

/** Desks that take no file: an officer copies field by field. */
export const desks = ['sbt', 'idis', 'informasi-awal'] as const;

/** How sure we are that a desk asks a field there: read in a public copy, or not. */
const sureness = ['seen', 'recalled', 'uncertain'] as const;

export const fieldSheet = z.object({
  desk: z.enum(desks),
  title: z.string(),
  /** What is not known of the desk's form, with its source. */
  note: z.string(),
  fields: z.array(z.object({ label: z.string(), value: z.string(), sure: z.enum(sureness) })),
});
export type FieldSheet = z.infer<typeof fieldSheet>;
type Sure = (typeof sureness)[number];
/** What of a case the sheets are made from. */
type SheetFacts = Pick<
  CaseFile,
  'caseNumber' | 'lane' | 'occurredOn' | 'report' | 'evidence' | 'references' | 'classification'
>;
type Row = [label: string, value: string, sure: Sure];

/** What each desk asks, in its own order, with what the case says; '' where it is for others to fill in. Never who reported. */
export const fieldSheets = (file: SheetFacts): FieldSheet[] => [
  sheet('sbt', sbtRows(file), {
    title: 'SBT (BKN): Pelaporan Publik, kategori Netralitas',
    note: 'Hanya NIK/NIP terlapor dan nomor aduan yang terbaca pada sumber (kabarnusa24.com, 11-10-2024); isian lain tidak dipublikasikan dan belum pasti. NIP dilengkapi petugas.',
  }),
  sheet('idis', idisRows(file), {
    title: 'I’DIS / riwayat hukuman disiplin (SIASN hukdis)',
    note: 'Urutan isian dari layanan SIASN hukdis/save yang dipublikasikan klien umum; arti sebagian isian belum pasti. Diisi kepegawaian, bukan satgas.',
  }),
  sheet('informasi-awal', leadRows(file), {
    title: laneRules[file.lane].supervisorsSheet,
    note: 'Bukan Formulir Model A: pengawas mengisi formulirnya sendiri. Susunan bagian III dan IV dari ingatan, belum terbaca; bagian I dan II milik pengawas (id.scribd.com/document/705417180).',
  }),
];

const sheet = (
  desk: FieldSheet['desk'],
  rows: Row[],
  words: Pick<FieldSheet, 'title' | 'note'>,
): FieldSheet => ({
  ...{ desk, ...words },
  fields: rows.map(([label, value, sure]) => ({ label, value, sure })),
});

const said = ({ report }: Pick<SheetFacts, 'report'>, question: string): string =>
  detailsInWords(report?.details ?? {}, 'bawasluLabel').find(({ name }) => name === question)?.value
    .id ?? '';

const evidenceIn = (file: SheetFacts): string =>
  [
    ...file.evidence.filter(({ state }) => state === 'sealed').map(({ type }) => type ?? 'berkas'),
    ...(file.report?.links ?? []),
  ].join('; ');

const sbtRows = (file: SheetFacts): Row[] => [
  ['NIK atau NIP terlapor', '', 'seen'],
  ['Nama terlapor', said(file, 'accusedName'), 'uncertain'],
  ['Instansi dan unit', said(file, 'accusedUnit'), 'uncertain'],
  ['Jabatan', '', 'uncertain'],
  ['Jenis pelanggaran', said(file, 'conduct'), 'uncertain'],
  ['Tanggal kejadian', formatDay(file.occurredOn, 'id'), 'uncertain'],
  ['Tempat kejadian', said(file, 'place'), 'uncertain'],
  ['Uraian', said(file, 'account'), 'uncertain'],
  ['Berkas atau tautan bukti', evidenceIn(file), 'uncertain'],
  ['Nomor aduan (dari SBT)', file.references.bkn ?? '', 'seen'],
];

const byStaffOffice = [
  'id',
  'pnsOrangId',
  'golonganId',
  'golonganLama',
  'jenisTingkatHukumanId',
  'jenisHukumanId',
] as const;

const afterReason = [
  'nomorPp',
  'skNomor',
  'skTanggal',
  'hukumanTanggal',
  'akhirHukumanTanggal',
  'masaTahun',
  'masaBulan',
  'kedudukanHukumId',
  'hukdisYangDiberhentikanId',
  'skPembatalanNomor',
  'skPembatalanTanggal',
] as const;

const idisRows = (file: SheetFacts): Row[] => {
  const proposal = file.classification ? proposalWords[file.classification.proposal].id : '';
  return [
    ...byStaffOffice.map((name): Row => [name, '', 'seen']),
    [
      'alasanHukumanDisiplinId',
      [said(file, 'conduct'), proposal].filter(Boolean).join('; '),
      'seen',
    ],
    ...afterReason.map((name): Row => [name, '', 'seen']),
    [
      'keterangan',
      `Kasus ${file.caseNumber}; rekomendasi ${file.references.recommendation ?? '-'}`,
      'seen',
    ],
    ['path[] (berkas keputusan)', '', 'seen'],
  ];
};

/** How it came; of a finding also how, and on what ground, it was found. */
const factsIn = (file: SheetFacts): string =>
  [
    `Jalur: ${laneRules[file.lane].name.id}`,
    ...findingQuestions.flatMap(({ name, bawasluLabel }) => {
      const answer = said(file, name);
      return answer === '' || bawasluLabel === 'shown-elsewhere'
        ? []
        : [`${bawasluLabel.id}: ${answer}`];
    }),
  ].join('; ');

const leadRows = (file: SheetFacts): Row[] => [
  ['III. Uraian singkat hasil pengawasan', said(file, 'account'), 'recalled'],
  ['IV. Peristiwa', said(file, 'conduct'), 'recalled'],
  ['Tempat kejadian', said(file, 'place'), 'recalled'],
  ['Waktu kejadian', formatDay(file.occurredOn, 'id'), 'recalled'],
  ['Pelaku', said(file, 'accusedName'), 'recalled'],
  ['Alamat', said(file, 'accusedUnit'), 'recalled'],
  ['Saksi-saksi', '', 'recalled'],
  ['Alat bukti', evidenceIn(file), 'recalled'],
  ['Barang bukti', '', 'recalled'],
  ['Uraian singkat dugaan pelanggaran', said(file, 'account'), 'recalled'],
  ['Fakta dan keterangan', factsIn(file), 'recalled'],
  ['Analisa', '', 'recalled'],
];
