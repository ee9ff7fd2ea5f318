import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, expect, it } from '@jest/globals';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { Source } from '../../functions/reports/sources/source.ts';
import { sourceStore } from '../../functions/reports/sources/source-store.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { insideTables } from '../support/inside-tables.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess | undefined;
let folder: string | undefined;
afterAll(async () => {
  await suite?.stop();
  if (folder !== undefined) removeDataFolder(folder);
});

const source: Source = {
  source: 'kobo-dalam',
  scheme: 'kobo',
  secrets: ['kobo:rahasia'],
  region: '18.09',
  api: { baseUrl: 'https://127.0.0.1:9', token: 'rahasia-penyedia', formId: 'aLapor' },
  active: true,
  changedAt: 0,
};

/** Puts a source into the tables of a suite that is stopped. */
const putSource = async (into: string): Promise<void> => {
  const { client, stop } = await startTestEngine(into);
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.includes('Sources'));
  await sourceStore(client, table ?? '').put(source);
  await stop();
};

it('The running suite looks through its sources by itself, reaches nothing inside its network, and tells why', async () => {
  suite = await startSuiteProcess();
  const { dataFolder } = suite;
  folder = dataFolder;
  await suite.stop();
  await putSource(dataFolder);
  suite = await startSuiteProcess(dataFolder);
  await suite.client.forward(11);
  const log = () => readFileSync(join(dataFolder, 'host.log'), 'utf8');
  await eventually('a look of the reconciler', 60, () =>
    Promise.resolve(/"reconciled".*"failed":1|"failed":1.*"reconciled"/.test(log()) || undefined),
  );
  await suite.stop();
  suite = undefined;
  expect(log()).not.toContain('rahasia-penyedia');
  const rows = await insideTables(dataFolder);
  expect(rows.find(({ row }) => row['scope'] === 'sources')?.row).toMatchObject({
    item: 'kobo-dalam',
    failure: 'unreachable',
    theirs: 0,
  });
});
