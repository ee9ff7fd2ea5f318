import { formatMoment, zoneOf } from '../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { printDocument, type Block } from '../../../shared/pdf/print-document.ts';
import { modeWords, wordOf } from './pages/ceremony-words.ts';
import { recordTables, recordTitle, voidedLine, witnessLine } from './record-words.ts';
import type { CeremonyRecord } from './record.ts';

/** The berita acara as a PDF in Indonesian, with lines to sign on; the same bytes for the same record. */
export const printRecord = (campaign: Campaign, record: CeremonyRecord): Promise<Uint8Array> =>
  printDocument({
    title: recordTitle(record).id,
    subtitle: `${record.regionName}, ${momentIn(record, record.ceremony.startedAt ?? record.ceremony.heldAt)}`,
    madeAt: Date.parse(record.sealedAt ?? record.countedAt),
    foot: `${record.ceremony.ceremonyId} · ${record.listHash.slice(0, 16)}`,
    blocks: [
      { kind: 'facts', rows: facts(campaign, record) },
      { kind: 'heading', text: `Yang berikrar: ${record.pledges}` },
      ...recordTables(campaign, record).flatMap(({ title, rows }): Block[] => [
        { kind: 'text', text: title.id },
        { kind: 'facts', rows: rows.map(([name, pledges]) => [name.id, String(pledges)]) },
      ]),
      ...record.voided.map((voided): Block => ({
        kind: 'text',
        text: voidedLine(record, voided).id,
      })),
      { kind: 'heading', text: 'Saksi' },
      ...record.witnesses.map((witness): Block => ({
        kind: 'text',
        text: witnessLine(campaign, record, witness).id,
      })),
      ...listHash(record),
      ...signatures(record),
    ],
  });

const momentIn = ({ ceremony }: CeremonyRecord, iso: string): string =>
  formatMoment(Date.parse(iso), zoneOf(ceremony.region), 'id');

const facts = (campaign: Campaign, record: CeremonyRecord): [string, string][] => {
  const { ceremony, pledgeText } = record;
  const units = servedRegion(campaign, ceremony.region)?.units ?? [];
  const named = ceremony.units.map((code) => units.find((one) => one.code === code)?.name ?? code);
  const rows: [string, string | null][] = [
    ['Cara', wordOf(modeWords, ceremony.mode, 'id')],
    ['Tempat', ceremony.place],
    ['Tautan', ceremony.link],
    ['Mulai', ceremony.startedAt && momentIn(record, ceremony.startedAt)],
    ['Selesai', ceremony.endedAt && momentIn(record, ceremony.endedAt)],
    ['Dipimpin', `${ceremony.leader.title}, ${ceremony.leader.name}`],
    ['Unit yang dipanggil', named.join(', ')],
    ['Naskah ikrar', pledgeText && `versi ${pledgeText.version}`],
    ['SHA-256 naskah', pledgeText && pledgeText.sha256],
  ];
  return rows.flatMap(([label, value]) => (value === null ? [] : [[label, value]]));
};

const listHash = (record: CeremonyRecord): Block[] => [
  { kind: 'heading', text: 'Sidik daftar yang berikrar (SHA-256)' },
  { kind: 'text', text: record.listHash },
  {
    kind: 'small',
    text:
      'Atas daftar nomor tanda terima, 16 angka heksadesimal per baris, urut naik, tiap baris diakhiri satu ' +
      'ganti baris: sama dengan keluaran sha256sum atas daftar yang diunduh. Daftar itu tidak memuat nama atau nomor pegawai.',
  },
  {
    kind: 'text',
    text: record.sealedAt
      ? `Disegel ${momentIn(record, record.sealedAt)}.`
      : `BELUM DISEGEL. Dihitung ${momentIn(record, record.countedAt)}; daftarnya masih dapat bertambah.`,
  },
];

const signatures = ({ ceremony, witnesses }: CeremonyRecord): Block[] => [
  { kind: 'heading', text: 'Tanda tangan' },
  { kind: 'line', label: `${ceremony.leader.title}, ${ceremony.leader.name}` },
  ...witnesses.map(({ name, office }): Block => ({ kind: 'line', label: `${name}, ${office}` })),
];
