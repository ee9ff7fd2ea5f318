import { importedMark } from '../../shared/table/imported-mark.ts';
import type { Table } from '../../shared/table/table.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { rollTable } from '../../functions/reports/roll/tables.ts';
import { shardAttribute } from '../../functions/pledges/counting/participation-item.ts';
import type { Row } from './place.ts';

/** What of a row is about the stream of the table it came from: the new table has a stream of its own. */
const streamMarks: ReadonlyMap<Table, (row: Row) => Row> = new Map<Table, (row: Row) => Row>([
  // How far each shard was counted. Where a shard of that name counted further, new pledges would not count.
  [
    participationTable,
    (row) =>
      Object.fromEntries(
        Object.entries(row).filter(([name]) => !name.startsWith(shardAttribute(''))),
      ),
  ],
  // Later changes have higher numbers, of the same stream: every change of the new one is later.
  [rollTable, (row) => ({ ...row, ...(row['order'] && { order: { S: '0'.repeat(40) } }) })],
]);

/** The row as an import writes it: nothing of the old stream, and with the mark that wakes no function. */
export const asNew = (table: Table, row: Row, exportId: string): Row => {
  const free = streamMarks.get(table)?.(row) ?? row;
  return table.stream ? { ...free, [importedMark]: { S: exportId } } : free;
};

/** The row without the mark: what two tables are compared by. */
export const withoutMark = (row: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([name]) => name !== importedMark));
