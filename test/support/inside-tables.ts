import { ListTablesCommand, paginateScan } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { imagesIn } from './stream-images.ts';
import { openHostStore } from '@netral/local-host/engine/host-store';
import { startTestEngine } from '@netral/local-host/testing/engine';

/** A row of a stopped suite's tables. */
export type FoundRow = { table: string; row: Record<string, unknown> };

/**
 * Looks into the tables of a stopped suite: every row of every table but the host's own. With `aheadMs` the suite
 * will live that far in the future when it starts again.
 */
export const insideTables = async (folder: string, aheadMs?: number): Promise<FoundRow[]> => {
  const { client, stop } = await startTestEngine(folder);
  try {
    const { TableNames = [] } = await client.send(new ListTablesCommand({}));
    const rows: FoundRow[] = [];
    for (const table of TableNames.filter((name) => name !== 'netral-local-host')) {
      for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) {
        rows.push(...Items.map((item) => ({ table, row: unmarshall(item) })));
      }
    }
    const store = await openHostStore(client);
    if (aheadMs !== undefined) await store.put('clock', 'offset', aheadMs);
    return rows;
  } finally {
    await stop();
  }
};

/** Every image, old and new, that the streams of a stopped suite's tables still hold. */
export const insideStreams = async (folder: string): Promise<FoundRow[]> => {
  const { streams, stop } = await startTestEngine(folder);
  try {
    const images = await imagesIn(streams);
    return images.filter(({ table }) => !table.endsWith('netral-local-host'));
  } finally {
    await stop();
  }
};

/** The key under which a report is kept, by its case number. */
export const keyOfReport = (rows: FoundRow[], caseNumber: string): string => {
  const found = rows.find(({ row }) => row['caseNumber'] === caseNumber && row['details']);
  return String(found?.row['reportKey']);
};

/** The tables in which a key stands anywhere. */
export const tablesWith = (rows: FoundRow[], key: string): string[] =>
  rows.filter(({ row }) => JSON.stringify(row).includes(key)).map(({ table }) => table);
