import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { Unit } from '../../../shared/units.ts';
import type { Block, PrintedDocument } from '../../../shared/pdf/print-document.ts';
import { requirementWords } from '../intake/pages/meter.tsx';
import { isBawaslus } from './case-deadline.ts';
import type { AuthorityName } from './case-moves.ts';
import { authorityNow } from './pages/authority-then.ts';
import { detailsInWords, proposalWords, stepWords } from './pages/case-words.ts';
import type { CaseFile } from './case-file-answer.ts';
import { laneRules } from '../lanes.ts';
import { unitNamed } from '../unit-named.ts';

export type Referral = {
  file: CaseFile;
  to: AuthorityName;
  regionName: string;
  /** Of the region: an accused unit is printed by its name. */
  units: readonly Unit[];
  /** Milliseconds since the epoch. */
  madeAt: number;
};

/** The longest account that is tried, and what is tried when the page overflows; the rest stays in the case file. */
const accountLengths = [4000, 2600, 1800, 1200, 700, 300];

/**
 * One A4 page, in Indonesian, that an authority can work from: what is alleged, when, where, by whom as reported, how
 * complete it is, and room for a register number. Never who reported: that goes separately, by its own procedure.
 */
export const printReferral = async (referral: Referral): Promise<Uint8Array> => {
  // Half of all that the case desk would load, for one of its pages.
  const { pagesOf, printDocument } = await import('../../../shared/pdf/print-document.ts');
  let bytes = new Uint8Array();
  for (const most of accountLengths) {
    bytes = new Uint8Array(await printDocument(referralDocument(referral, most)));
    if ((await pagesOf(bytes)) === 1) return bytes;
  }
  return bytes;
};

const titles: Record<AuthorityName, string> = {
  bawaslu: 'Penerusan dugaan pelanggaran netralitas ASN kepada Bawaslu',
  bkn: 'Penerusan dugaan pelanggaran netralitas ASN kepada BKN (SBT)',
  ppk: 'Penerusan dugaan pelanggaran netralitas ASN kepada PPK',
};

/** As the release writes it, or with the name of whoever took the place. */
const titleOf = (file: CaseFile, to: AuthorityName): string =>
  file.successors.some(({ of }) => of === to)
    ? `Penerusan dugaan pelanggaran netralitas ASN kepada ${authorityNow(file, to).id}`
    : titles[to];

/** What stands on the page, with at most so many letters of the account. */
export const referralDocument = (
  { file, units, to, regionName, madeAt }: Referral,
  most: number,
): PrintedDocument => ({
  title: titleOf(file, to),
  subtitle: `Nomor kasus ${file.caseNumber} - ${regionName} (${file.region}) - ${formatMoment(madeAt, file.zone, 'id')}`,
  blocks: [
    ...facts(file, units, most),
    ...standing(file),
    { kind: 'heading', text: 'Penerimaan' },
    { kind: 'line', label: `Diterima ${authorityNow(file, to).id}: nama, jabatan, tanggal` },
    { kind: 'line', label: 'Nomor register' },
    {
      kind: 'small',
      text: 'Nama pelapor tidak ada dalam dokumen ini. Satgas meneruskan, bukan meregistrasi; golongan di atas adalah usulan, bukan putusan.',
    },
  ],
  foot: `Netral - ${file.caseNumber} - versi berkas ${file.version}`,
  madeAt,
});

const facts = (file: CaseFile, units: readonly Unit[], most: number): Block[] => {
  const { report, lane, receivedAt, references, zone } = file;
  const told = detailsInWords(unitNamed(report?.details ?? {}, units), 'bawasluLabel');
  const rows = told
    .filter(({ name }) => name !== 'account')
    .map(({ label, value }): [string, string] => [label.id, shortened(value.id, 160)]);
  const account = told.find(({ name }) => name === 'account')?.value.id ?? '-';
  return [
    { kind: 'heading', text: 'Yang dilaporkan' },
    {
      kind: 'facts',
      rows: [
        ...rows,
        ['Jalur', laneRules[lane].name.id],
        ['Diterima satgas', formatMoment(Date.parse(receivedAt), zone, 'id')],
        ...laporRows(references),
      ],
    },
    { kind: 'heading', text: 'Uraian' },
    { kind: 'text', text: shortened(account, most) },
  ];
};

/** Numbers it has at SP4N-LAPOR!, for whoever looks it up there. */
const laporRows = ({ lapor, laporFrom }: CaseFile['references']): [string, string][] =>
  [
    ['Datang dari SP4N-LAPOR!', laporFrom],
    ['Nomor SP4N-LAPOR!', lapor],
  ].flatMap(([label = '', number]) => (number === undefined ? [] : [[label, number]]));

const standing = (file: CaseFile): Block[] => {
  const { classification, checklist, deadlines, zone } = file;
  const bawaslu = deadlines.find(({ step }) => isBawaslus(step));
  const basis = classification?.rows[0]?.legalBasis.join('; ');
  return [
    { kind: 'heading', text: 'Kelengkapan' },
    {
      kind: 'text',
      text: checklist
        .map(
          ({ requirement, met }) =>
            `${requirementWords[requirement].is.id}: ${met ? 'ada' : 'belum'}`,
        )
        .join('; '),
    },
    { kind: 'heading', text: 'Usulan golongan dan tenggat' },
    {
      kind: 'facts',
      rows: [
        ['Usulan', classification ? proposalWords[classification.proposal].id : '-'],
        ...(basis === undefined ? [] : [['Dasar', shortened(basis, 220)] as [string, string]]),
        ...(bawaslu?.dueAt
          ? [
              [stepWords[bawaslu.step].id, formatMoment(Date.parse(bawaslu.dueAt), zone, 'id')] as [
                string,
                string,
              ],
            ]
          : []),
      ],
    },
  ];
};

const shortened = (text: string, most: number): string =>
  text.length <= most
    ? text
    : `${text.slice(0, most).trimEnd()} ... (selengkapnya dalam berkas kasus)`;
