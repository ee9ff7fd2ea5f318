import { stringify } from 'csv-stringify/sync';
import { aggregateClasses, aggregateStates } from '../../../events/regional-aggregate.ts';
import { forSpreadsheet, tidyText } from '../../../shared/safe-text.ts';
import type { NationAnswer } from './operations.ts';

type Line = NationAnswer['regions'][number];
type Column = [name: string, of: (line: Line) => string | number | boolean | null | undefined];

const casesIn = (split: readonly { name: string; cases: number }[] | undefined, name: string) =>
  split && (split.find((one) => one.name === name)?.cases ?? 0);

const columns: Column[] = [
  ['kode', ({ region }) => region],
  ['daerah', ({ name }) => name],
  ['pemasangan', ({ deployment }) => deployment],
  ['kabar', ({ freshness }) => freshness],
  ['ikrar_berbukti', ({ participation }) => participation?.pledged],
  ['hadir', ({ participation }) => participation?.attended],
  ['dikonfirmasi', ({ participation }) => participation?.confirmed],
  ['hadir_menurut_unit', ({ participation }) => participation?.attendedByUnit],
  ['ikrar_lainnya', ({ participation }) => participation?.others],
  ['pengakuan_sekurangnya', ({ participation }) => participation?.claimedAtLeast],
  ['diharapkan', ({ participation }) => participation?.expected],
  ['ikrar_dibuat_pada', ({ participation }) => participation?.madeAt],
  ['laporan', ({ reports }) => reports?.received],
  ...aggregateStates.map((name): Column => [
    `keadaan_${name}`,
    ({ reports }) => casesIn(reports?.states, name),
  ]),
  ['keadaan_lainnya', ({ reports }) => reports?.otherStates],
  ...aggregateClasses.map((name): Column => [
    `golongan_${name}`,
    ({ reports }) => casesIn(reports?.classes, name),
  ]),
  ['golongan_lainnya', ({ reports }) => reports?.otherClasses],
  ['temuan', ({ reports }) => reports?.findings],
  ['laporan_dibuat_pada', ({ reports }) => reports?.madeAt],
  ['median_menit_sampai_diambil', ({ alerts }) => alerts?.medianToTakeMinutes],
  ['sunyi', ({ alerts }) => alerts && (alerts.isSilent ? 'ya' : 'tidak')],
  ['petugas_terhubungi', ({ alerts }) => alerts?.reachable],
  ['siaga_dibuat_pada', ({ alerts }) => alerts?.madeAt],
];

/** The regions as CSV (RFC 4180), one a row; a cell is empty where its deployment told nothing. */
export const nationCsv = ({ regions }: Pick<NationAnswer, 'regions'>): string =>
  stringify(
    [
      columns.map(([name]) => name),
      ...regions.map((line) => columns.map(([, of]) => String(of(line) ?? ''))),
    ].map((row) => row.map((cell) => forSpreadsheet(tidyText(cell)))),
    { bom: true, record_delimiter: 'windows' },
  );
