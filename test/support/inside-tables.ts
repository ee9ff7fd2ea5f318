import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListTablesCommand, paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { clientTo, startTestEngine } from '@netral/local-host/testing/engine';
import { imagesIn } from './stream-images.ts';
import type { SuiteProcess } from './suite-process.ts';

/** A row of a suite's tables. */
export type FoundRow = { table: string; row: Record<string, unknown> };

/** Looks into the tables of a stopped suite: every row of every table but the host's own. */
export const insideTables = async (folder: string): Promise<FoundRow[]> => {
  const { client, stop } = await startTestEngine(folder);
  try {
    return await rowsOf(client);
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

/** Looks into the tables of a suite that is running: every row of every table but the host's own. */
export const insideSuite = async (suite: Pick<SuiteProcess, 'dataFolder'>): Promise<FoundRow[]> => {
  const client = clientTo(engineOf(suite));
  try {
    return await rowsOf(client);
  } finally {
    client.destroy();
  }
};

/** Where the database of a running suite listens. */
export const engineOf = ({ dataFolder }: Pick<SuiteProcess, 'dataFolder'>): string => {
  const log = readFileSync(join(dataFolder, 'host.log'), 'utf8');
  return [...log.matchAll(/ engine listens at (\S+)/g)].at(-1)?.[1] ?? '';
};

const rowsOf = async (client: DynamoDBClient): Promise<FoundRow[]> => {
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const rows: FoundRow[] = [];
  for (const table of TableNames.filter((name) => name !== 'netral-local-host')) {
    for await (const { Items = [] } of paginateScan({ client }, { TableName: table })) {
      rows.push(...Items.map((item) => ({ table, row: unmarshall(item) })));
    }
  }
  return rows;
};

/** The key under which a report is kept, by its case number. */
export const keyOfReport = (rows: FoundRow[], caseNumber: string): string => {
  const found = rows.find(({ row }) => row['caseNumber'] === caseNumber && row['details']);
  return String(found?.row['reportKey']);
};

/** The tables in which a key stands anywhere. */
export const tablesWith = (rows: FoundRow[], key: string): string[] =>
  rows.filter(({ row }) => JSON.stringify(row).includes(key)).map(({ table }) => table);
