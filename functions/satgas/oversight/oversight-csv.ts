import { stringify } from 'csv-stringify/sync';
import type { Campaign } from '../../../shared/campaign.ts';
import { forSpreadsheet, tidyText } from '../../../shared/safe-text.ts';
import { nameIn } from './grouped.ts';
import { words } from './words.ts';
import type { LineView } from './operations.ts';

const columns: [string, (line: LineView) => string | number | null][] = [
  ['kode', ({ region }) => region],
  ['petugas_terhubungi', ({ reachable }) => reachable],
  ['peringatan', ({ alerts }) => alerts],
  ['diambil', ({ taken }) => taken],
  ['terbuka_di_bawah_1_jam', ({ open }) => open.underHour],
  ['terbuka_di_bawah_1_hari', ({ open }) => open.underDay],
  ['terbuka_lebih_lama', ({ open }) => open.older],
  ['median_menit_sampai_diambil', ({ medianToTakeMinutes }) => medianToTakeMinutes],
  ['p95_menit_sampai_diambil', ({ p95ToTakeMinutes }) => p95ToTakeMinutes],
  ['pesan_tertahan', ({ overdueMessages }) => overdueMessages],
  ['ditemukan_pemeriksaan', ({ foundBySweep }) => foundBySweep],
  ['petugas_tanpa_alamat_terkonfirmasi', ({ unreached }) => unreached],
  ['petugas_sempat_tidak_sejalan', ({ outOfStep }) => outOfStep],
  ['perlu', ({ needs }) => needs.map((need) => words.needs[need].id).join('; ')],
];

/** The lines as CSV (RFC 4180), one region a row, for people who open it in a spreadsheet. */
export const oversightCsv = (campaign: Campaign, lines: readonly LineView[]): string =>
  stringify(
    [
      ['daerah', ...columns.map(([name]) => name)],
      ...lines.map((line) => [
        nameIn(campaign, line.region),
        ...columns.map(([, of]) => String(of(line) ?? '')),
      ]),
    ].map((row) => row.map((cell) => forSpreadsheet(tidyText(cell)))),
    { bom: true, record_delimiter: 'windows' },
  );
