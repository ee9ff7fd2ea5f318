import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { eventually, toWorkingHours } from '../../infra/demo/suite-client.ts';
import { aPledge, aReport } from '../support/forms.ts';
import { insideCounts } from '../support/inside-counts.ts';
import { insideSuite, insideTables, type FoundRow } from '../support/inside-tables.ts';
import { endScripts, runScript } from '../support/script-process.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

/** The drill of docs/restore.md, word by word, on a laptop. */
const region = '75.04';
const nip = (n: number) => `19860926201505100${String(n)}`;
const place = mkdtempSync(join(tmpdir(), 'netral-drill-'));
const inPlace = (...names: string[]) => names.map((name) => join(place, name));
const [exportFolder = '', restored = '', keyFile = '', one = '', two = ''] = inPlace(
  ...['export', 'restored', 'keys/export.pub', 'keys/share-1.key', 'keys/share-2.key'],
);
const shares = ['--share', one, '--share', two];
const received = z.object({ caseNumber: z.string(), code: z.string() });

let suite: SuiteProcess;
let report: z.infer<typeof received>;
let before: FoundRow[];
let after: FoundRow[];
const ran: Record<string, { code: number | null; output: string }> = {};

const pledge = async (number: string) =>
  (await suite.client.post('/v1/pledges', aPledge({ region, unit: 'SEKDA', number }))).status;
const countsNow = async () => insideCounts(await insideSuite(suite), region);
const counted = (people: number) =>
  eventually(`${String(people)} to be counted`, 60, async () => {
    const { counted: now } = await countsNow();
    return now === people ? now : undefined;
  });
const told = async () =>
  (await suite.client.outbox()).filter(({ body }) => body.includes(report.caseNumber));

beforeAll(async () => {
  suite = await startSuiteProcess();
  for (const n of [1, 2, 3]) expect(await pledge(nip(n))).toBe(201);
  const sent = await suite.client.post('/v1/reports', aReport({ region }));
  report = z.parse(received, sent.body);
  await counted(3);
  await eventually('an alert of the report', 60, async () =>
    (await told()).length > 0 ? true : undefined,
  );
  ran['new-export-key'] = await runScript('infra/survival/run-new-export-key.ts', [
    ...['--to', join(place, 'keys')],
  ]);
  ran['while it runs'] = await runScript('infra/survival/run-export.ts', [
    ...['demo', '--to', exportFolder, '--for', keyFile, '--local', suite.dataFolder],
  ]);
  await suite.stop();
  before = await insideTables(suite.dataFolder);
  ran['export'] = await runScript('infra/survival/run-export.ts', [
    ...['demo', '--to', exportFolder, '--for', keyFile, '--local', suite.dataFolder],
  ]);
  removeDataFolder(suite.dataFolder);
  ran['import'] = await runScript('infra/survival/run-import.ts', [
    ...['demo', '--from', exportFolder, ...shares, '--local', restored],
  ]);
  after = await insideTables(restored);
  suite = await startSuiteProcess(restored);
}, 300_000);
afterAll(async () => {
  endScripts();
  await suite.stop();
  rmSync(place, { recursive: true, force: true });
});

const ofTheStream = (name: string): boolean =>
  ['imported', 'order'].includes(name) || name.startsWith('upTo:');
const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const inOrder = (value: object): object =>
  Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)));

/** Rows of a table by their text, without what is of the old stream alone. */
const rowsOf = (found: FoundRow[], table: string): string[] =>
  found
    .filter((row) => row.table.includes(table))
    .map(({ row }) =>
      JSON.stringify(row, (name, value: unknown) =>
        ofTheStream(name) ? undefined : isObject(value) ? inOrder(value) : value,
      ),
    )
    .sort();

describe('export, destroy, import', () => {
  it('is three commands; nothing is exported while the host runs', () => {
    expect(ran['while it runs']).toEqual({
      code: 1,
      output: expect.stringContaining('Another host is running'),
    });
    for (const name of ['new-export-key', 'export', 'import'])
      expect({ name, ...ran[name] }).toEqual({ name, code: 0, output: expect.any(String) });
    expect(ran['export']?.output).toContain('sealed for two people');
    expect(ran['import']?.output).toContain('Imported, and compared');
    expect(readFileSync(join(exportFolder, 'manifest.json'), 'utf8')).not.toContain(
      report.caseNumber,
    );
  });

  it('brings every row of every table back, and leaves nothing of the streams before', () => {
    const tables = [...new Set(before.map(({ table }) => table))];
    expect(tables.length).toBeGreaterThan(10);
    for (const table of tables)
      expect({ table, rows: rowsOf(after, table) }).toEqual({ table, rows: rowsOf(before, table) });
    expect(after.some(({ row }) => Object.keys(row).some((name) => name.startsWith('upTo:')))).toBe(
      false,
    );
  });

  it('counts whoever pledges again not once more, and whoever is new once', async () => {
    expect(await countsNow()).toEqual({ pledges: 3, counted: 3 });
    expect(await pledge(nip(1))).toBe(201);
    expect(await pledge(nip(4))).toBe(201);
    await counted(4);
    expect(await countsNow()).toEqual({ pledges: 4, counted: 4 });
  });

  it('lets the reporter follow the report by the code of before', async () => {
    const followed = await suite.client.post('/v1/tracking', { code: report.code });
    expect(followed.status).toBe(200);
    expect(JSON.stringify(followed.body)).toContain(report.caseNumber);
  });

  it('sends nobody the alert again, and lets it climb when its time is over', async () => {
    expect(await told()).toEqual([]);
    // The ladder stands still at night.
    await toWorkingHours(suite.client);
    await suite.client.forward(121);
    await eventually('the open alert to climb', 60, async () =>
      (await told()).length > 0 ? true : undefined,
    );
  });
});
