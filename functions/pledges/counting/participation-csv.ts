import { stringify } from 'csv-stringify/sync';
import { forSpreadsheet, tidyText } from '../../../shared/safe-text.ts';
import type { ParticipationAnswer, RegionView } from './participation-answer.ts';
import { shareOf } from './share-of-roster.ts';
import { cellWords, tableWords } from './participation-words.ts';

const head = ['daerah', 'namaDaerah', 'tabel', 'kunci', 'nama', 'berikrar', 'dihitungPada'];

/** The published counts as UTF-8 CSV (RFC 4180) with a byte order mark: one row a number, the same numbers as the page. */
export const participationCsv = ({ regions }: ParticipationAnswer): string =>
  stringify(
    [head, ...regions.flatMap(rowsOf)].map((row) => row.map(safeCell)),
    {
      bom: true,
      record_delimiter: 'windows',
    },
  );

const safeCell = (cell: string): string => forSpreadsheet(tidyText(cell));

const tables = Object.keys(tableWords) as (keyof typeof tableWords)[];

const rowsOf = (region: RegionView): string[][] => {
  const apart = [
    ...apartRow(region, ['diharapkan', 'Diharapkan menurut daftar pegawai', region.expected]),
    ...apartRow(region, ['persen', 'Persen dari yang diharapkan', shareOf(region)]),
    ...apartRow(region, ['pengakuan', 'Pengakuan, sudah mencapai', region.claimedAtLeast]),
  ];
  if (region.pledged === null)
    return [
      rowOf(region, ['semua', '', 'Semua (terlalu sedikit untuk ditampilkan)', '']),
      ...apart,
    ];
  return [
    rowOf(region, ['semua', '', 'Semua', String(region.pledged)]),
    ...tables.flatMap((table) => {
      const { shown, others } = region[table];
      const rows = shown.map(({ key, name, pledged }) =>
        rowOf(region, [table, key, cellWords[key]?.id ?? name, String(pledged)]),
      );
      return others > 0 ? [...rows, rowOf(region, [table, '', 'Lainnya', String(others)])] : rows;
    }),
    ...apart,
    ...region.days.map(({ on, pledged }) => rowOf(region, ['hari', on, on, String(pledged)])),
  ];
};

/** A number that adds to no other. */
const apartRow = (
  region: RegionView,
  [table, name, people]: [table: string, name: string, people: number | null],
): string[][] => (people === null ? [] : [rowOf(region, [table, '', name, String(people)])]);

const rowOf = ({ region, name, countedAt }: RegionView, cells: string[]): string[] => [
  region,
  name,
  ...cells,
  countedAt ?? '',
];
