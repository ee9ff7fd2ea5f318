import { localTime, formatDay, formatMoment } from '../../../shared/calendar/zones.ts';
import { weekdayOf } from '../../../shared/calendar/dates.ts';
import type { ElectionKind } from '../../../shared/calendar/election.ts';
import type { Block, PrintedDocument } from '../../../shared/pdf/print-document.ts';
import { detailsInWords } from '../cases/pages/case-words.ts';
import type { Piece } from '../pieces/piece.ts';

/** What the papers of a hand-over are made from. */
export type PackageFacts = {
  caseNumber: string;
  region: string;
  regionName: string;
  zone: string;
  election: ElectionKind;
  details: Record<string, string>;
  /** Who reported, by question. */
  identity: Record<string, string>;
  /** Sealed pieces, in the order they came. */
  pieces: Piece[];
  receivedAt: number;
  letter: { number: string; sender: string; recipient: string };
  /** When the second person agreed: the papers have the same bytes each time. */
  madeAt: number;
};

/** One field of the form: what it is called there, and what is known; '' where nobody said. */
export type Field = { label: string; value: string };
export type Part = {
  title: string;
  fields: Field[];
  /** What is not known of the form itself. */ mark?: string;
};

/** Where something is to be written by hand: nothing is made up. */
export const emptyLine = '.'.repeat(60);

/** Forms by vote, as far as they were read (hand-over study H1, H2, 2026-11-28); data, for labels change with the rule. */
const editions: Record<ElectionKind, { label: string; rule: string; notRead: string[] }> = {
  pemilu: {
    label: 'Formulir Laporan (Model B.1)',
    rule: 'Lampiran Perbawaslu 7/2022',
    notRead: [],
  },
  pilkada: {
    label: 'Formulir Laporan',
    rule: 'Lampiran Perbawaslu 8/2020 sebagaimana diubah Perbawaslu 9/2024',
    notRead: ['5', '6'],
  },
};

const source =
  'contoh lampiran Perbawaslu 7/2022, id.scribd.com/document/696260969, halaman pertama';
const labelMark =
  'Seri formulir (A.1 atau B.1) belum dipastikan untuk Pilkada; Bawaslu yang menentukan. Sumber: ' +
  'pasal.id, Perbawaslu 9/2024, terbaca sampai bagian 4.';
const partMark = `Susunan bagian ini pada lampiran Perbawaslu 9/2024 belum dibaca; di sini menurut ${source}.`;
const endMark = `Bunyi pernyataan dan susunan tanda tangan belum dilihat dan tidak dikarang di sini; pakai bagian akhir formulir asli. Sumber: ${source}.`;

/** Every part of the form in its own order, each field with what the report says of it. */
export const modelB1 = (facts: PackageFacts): Part[] => {
  const { notRead } = editions[facts.election];
  const parts: Part[] = [
    { title: '1. Identitas Pelapor', fields: reporterFields(facts.identity) },
    { title: '2. Identitas Terlapor', fields: accusedFields(facts) },
    { title: '3. Peristiwa yang dilaporkan', fields: eventFields(facts) },
    { title: '4. Saksi-saksi', fields: witnessFields(facts.identity) },
    { title: '5. Bukti-bukti', fields: evidenceFields(facts) },
    { title: '6. Uraian kejadian', fields: [{ label: 'Uraian', value: said(facts, 'account') }] },
    {
      title: 'Bagian akhir',
      fields: ['Dilaporkan di', 'Hari dan Tanggal', 'Pukul', 'Pelapor', 'Penerima'].map(blank),
      mark: endMark,
    },
  ];
  return parts.map((part) =>
    notRead.some((number) => part.title.startsWith(`${number}.`))
      ? { ...part, mark: partMark }
      : part,
  );
};

const blank = (label: string): Field => ({ label, value: '' });

const sexes: Record<string, string> = { male: 'Laki-laki', female: 'Perempuan' };

const reporterFields = (identity: Record<string, string>): Field[] => [
  { label: 'a. Nama', value: identity['reporterName'] ?? '' },
  { label: 'b. Tempat/Tgl Lahir', value: identity['reporterBirth'] ?? '' },
  { label: 'c. Jenis Kelamin', value: sexes[identity['reporterSex'] ?? ''] ?? '' },
  { label: 'd. Pekerjaan', value: identity['reporterJob'] ?? '' },
  { label: 'e. Kewarganegaraan', value: identity['reporterCitizenship'] ?? '' },
  { label: 'f. Alamat', value: identity['reporterAddress'] ?? '' },
  { label: 'g. No. Telp/HP', value: identity['reporterPhone'] ?? '' },
  { label: 'h. E-Mail', value: identity['reporterEmail'] ?? '' },
];

/** No NIK, NIP or rank: the form asks for none. The unit stands in part 3. */
const accusedFields = ({ details, identity }: PackageFacts): Field[] => [
  { label: 'a. Nama', value: details['accusedName'] ?? '' },
  { label: 'b. Alamat', value: identity['accusedAddress'] ?? '' },
  blank('c. No. Telp/HP'),
];

const eventFields = (facts: PackageFacts): Field[] => [
  { label: 'a. Peristiwa', value: said(facts, 'conduct') },
  { label: 'Unit terlapor', value: said(facts, 'accusedUnit') },
  { label: 'b. Tempat Kejadian', value: said(facts, 'place') },
  { label: 'c. Hari dan Tanggal Kejadian', value: dayOf(facts.details['occurredOn']) },
  { label: 'd. Hari dan Tanggal diketahui', value: dayOf(facts.details['knownOn']) },
];

/** Two are printed on the form; more are written below each other. */
const witnessFields = ({ witnesses = '' }: Record<string, string>): Field[] => {
  const named = witnesses
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const numbered = [...named, ...Array<string>(Math.max(0, 2 - named.length)).fill('')];
  return numbered.map((value, index) => ({
    label: `${index + 1}. Nama, Alamat, No. Telp/HP`,
    value,
  }));
};

const evidenceFields = ({ pieces, details }: PackageFacts): Field[] => {
  const link = details['link'] ?? '';
  const texts = [
    ...pieces.map(({ type = 'berkas', sha256 = '' }) => `${type}, SHA-256 ${sha256}`),
    ...(link === '' ? [] : [`Tautan: ${link}`]),
  ];
  return (texts.length === 0 ? [''] : texts).map((value, index) => ({
    label: `${String.fromCodePoint(97 + index)}.`,
    value,
  }));
};

const weekdays = ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'];
const dayOf = (day = ''): string =>
  day === '' ? '' : `${weekdays[weekdayOf(day)] ?? ''}, ${formatDay(day, 'id')}`;

/** An answer in Bawaslu's words. */
const said = ({ details }: PackageFacts, question: string): string =>
  detailsInWords(details, 'bawasluLabel').find(({ name }) => name === question)?.value.id ?? '';

const asRows = (fields: Field[]): [string, string][] =>
  fields.map(({ label, value }) => [label, value === '' ? emptyLine : value]);

const asBlocks = ({ title, fields, mark }: Part): Block[] => [
  { kind: 'heading', text: title },
  { kind: 'facts', rows: asRows(fields) },
  ...(mark === undefined ? [] : [{ kind: 'small' as const, text: `Catatan: ${mark}` }]),
];

/** The form, filled in with what is known; its number, its end and every empty line are Bawaslu's and the reporter's. */
export const modelB1Document = (facts: PackageFacts): PrintedDocument => {
  const { label, rule } = editions[facts.election];
  return {
    title: label,
    subtitle: `${rule} - ${facts.regionName} (${facts.region})`,
    blocks: [
      { kind: 'facts', rows: [['Nomor', `${emptyLine} (diisi Bawaslu)`]] },
      ...(facts.election === 'pilkada' ? [{ kind: 'small' as const, text: labelMark }] : []),
      ...modelB1(facts).flatMap(asBlocks),
      {
        kind: 'small',
        text: `Diisi satgas dari laporan ${facts.caseNumber}, yang diterima ${formatMoment(facts.receivedAt, facts.zone, 'id')}. Baris bertitik tidak diketahui satgas dan dibiarkan kosong.`,
      },
    ],
    foot: `Netral - ${facts.caseNumber} - disusun pukul ${localTime(facts.madeAt, facts.zone)}`,
    madeAt: facts.madeAt,
  };
};
