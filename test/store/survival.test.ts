import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { keyRingTable } from '../../functions/pledges/receipts/tables.ts';
import { reportersTable, reportsTable } from '../../functions/reports/intake/tables.ts';
import { rollTable } from '../../functions/reports/roll/tables.ts';
import { joinShares, newExportKey } from '../../infra/survival/export-key.ts';
import { secretsOfRows, tablesById } from '../../infra/survival/held-state.ts';
import type { Row } from '../../infra/survival/place.ts';
import { openExport } from '../../infra/survival/read-export.ts';
import { recordsIn } from '../support/stream-images.ts';
import {
  aPlace,
  everythingIn,
  exported,
  idOf,
  imported,
  now,
  put,
  rowsOf,
  type TestPlace,
} from '../support/survival.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let from: TestPlace;
/** Nothing is ever written to it. */
let untouched: TestPlace;
let count = 0;
const empty = () => aPlace(engine.client, `to${String((count += 1))}-`);
const ends = String(now / 1000 + 86_400);

const aReport = (n: number): Row => ({
  reportKey: { S: `key-${String(n)}` },
  caseNumber: { S: `CASE-${String(n)}` },
  region: { S: '14.06' },
  lane: { S: 'lead' },
  conduct: { S: 'social-media' },
  severity: { N: '3' },
  receivedAt: { N: '1' },
  cameBy: { S: 'form' },
  bodyHash: { S: 'hash' },
  details: { M: { what: { S: 'x' } } },
  expiresAt: { N: ends },
});
const aCell: Row = {
  region: { S: '14.06' },
  cell: { S: 'unit' },
  'n:pns': { N: '7' },
  countedAt: { N: '5' },
  'upTo:shardId-1': { S: '900' },
};
const inRoll: Row = {
  region: { S: '14.06' },
  officerId: { S: 'o-1' },
  rung: { S: 'officer' },
  active: { BOOL: true },
  order: { S: '9'.repeat(40) },
};

beforeAll(async () => {
  engine = await startTestEngine();
  from = await aPlace(engine.client, 'from-');
  untouched = await empty();
  for (let n = 0; n < 70; n += 1) await put(from, reportsTable, aReport(n));
  await put(from, participationTable, aCell);
  await put(from, rollTable, inRoll);
  from.objects.set('originals/a', {
    bytes: Buffer.from('a photo'),
    headers: { 'content-type': 'image/jpeg' },
  });
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const withExport = async (work: (folder: string) => Promise<void>): Promise<void> => {
  const { folder, forget } = await exported(from);
  try {
    await work(folder);
  } finally {
    forget();
  }
};

describe('an export', () => {
  it('comes back whole into an empty deployment, free of the streams it came from', () =>
    withExport(async (folder) => {
      const to = await empty();
      const { rows, objects } = await imported(to, folder);
      expect([rows.get('reports'), rows.get('participation'), objects]).toEqual([70, 1, 1]);
      const reports = await rowsOf(to, reportsTable);
      expect(reports).toHaveLength(70);
      expect(reports).toContainEqual({
        ...aReport(3),
        imported: { S: expect.stringMatching(/^[0-9a-f-]{36}$/) },
      });
      const [cell, ...others] = await rowsOf(to, participationTable);
      expect([{ ...cell, 'upTo:shardId-1': aCell['upTo:shardId-1'] }, others]).toEqual([aCell, []]);
      expect(cell).not.toHaveProperty('upTo:shardId-1');
      expect(await rowsOf(to, rollTable)).toEqual([{ ...inRoll, order: { S: '0'.repeat(40) } }]);
      expect(to.objects.get('originals/a')).toEqual(from.objects.get('originals/a'));
    }));

  it('gives nothing back to whoever has the folder alone', () =>
    withExport((folder) => {
      for (const name of readdirSync(folder)) {
        const text = readFileSync(join(folder, name)).toString('latin1');
        for (const inside of ['CASE-3', 'key-3', 'a photo', 'secret of'])
          expect([name, text.includes(inside)]).toEqual([name, false]);
      }
      return Promise.resolve();
    }));

  const manifestOf = (folder: string) =>
    z.parse(
      z.record(z.string(), z.unknown()),
      JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
    );
  const rewrite = (folder: string, changes: object) =>
    writeFileSync(
      join(folder, 'manifest.json'),
      JSON.stringify({ ...manifestOf(folder), ...changes }),
    );
  const aFile = `${idOf(reportsTable)}-00001.sealed`;

  it.each<[string, (folder: string) => void, RegExp]>([
    [
      'with a changed file',
      (folder) => {
        const bytes = readFileSync(join(folder, aFile));
        bytes[99] = (bytes[99] ?? 0) ^ 1;
        writeFileSync(join(folder, aFile), bytes);
      },
      /^ReportsTable.*00001.sealed was changed/,
    ],
    ['without a file', (folder) => rmSync(join(folder, aFile)), /00001.sealed is not there/],
    ['that broke off', (folder) => rmSync(join(folder, 'manifest.json')), /no export/],
    ['of a newer form', (folder) => rewrite(folder, { format: 2 }), /format 2.*later/],
    ['of a newer schema', (folder) => rewrite(folder, { schemaVersion: 99 }), /schema 99.*later/],
    ['of another deployment', (folder) => rewrite(folder, { deployment: 'riau' }), /of riau/],
    [
      'whose manifest leaves a table out',
      (folder) => rewrite(folder, { tables: [] }),
      /manifest.json was changed/,
    ],
  ])('%s is refused by name, and nothing is written', async (_, spoil, why) => {
    await withExport(async (folder) => {
      spoil(folder);
      await expect(imported(untouched, folder)).rejects.toThrow(why);
    });
    expect((await everythingIn(untouched)).filter(([, rows]) => rows.length > 0)).toEqual([]);
    expect(untouched.objects.size).toBe(0);
  });

  it('does not open by one share, or by those of another key', () =>
    withExport((folder) => {
      const { shares } = newExportKey((bytes) => randomBytes(bytes));
      expect(() => joinShares([shares[0]])).toThrow('two shares');
      expect(() => joinShares([shares[0], shares[0]])).toThrow('the same one');
      const opening = { folder, deployment: 'demo', privateKey: joinShares(shares) };
      expect(() => openExport(opening)).toThrow('not those this export was sealed for');
      return Promise.resolve();
    }));

  it('is refused where a secret of its rows is another, by its name and not by its value', () =>
    withExport(async (folder) => {
      const secrets = new Map(secretsOfRows.map((id) => [id, [`secret of ${id}`]]));
      secrets.set('PledgesPepperBDDFA5B3', ['another']);
      secrets.set('SatgasLink4D6361AC', ['rotated since', 'secret of SatgasLink4D6361AC']);
      const other = { ...untouched, secrets: () => Promise.resolve(secrets) };
      await expect(imported(other, folder)).rejects.toThrow(
        /^These secrets are not those of the export: PledgesPepperBDDFA5B3\. /,
      );
    }));

  it('is refused where anything is there already', () =>
    withExport(async (folder) => {
      const to = await empty();
      await put(to, rollTable, inRoll);
      await expect(imported(to, folder)).rejects.toThrow(/hold something: ReportsRoll[^,]*$/);
      expect(await rowsOf(to, reportsTable)).toEqual([]);
    }));

  it('is taken where a deployment has only filled by itself what nobody used yet', () =>
    withExport(async (folder) => {
      const to = await empty();
      const key = { ring: { S: 'receipts' }, keyId: { S: '1' }, x: { S: 'y' } };
      await put(to, keyRingTable, key);
      await imported(to, folder);
      expect(await rowsOf(to, keyRingTable)).toEqual([key]);
    }));
});

describe('an import', () => {
  it('that was killed ends the same when it is done again, and writes no row twice', () =>
    withExport(async (folder) => {
      const to = await empty();
      let puts = 0;
      const send = to.client.send.bind(to.client);
      const dying = Object.create(to.client, {
        send: {
          value: (command: Parameters<typeof send>[0]) => {
            if (command.constructor.name === 'PutItemCommand' && (puts += 1) > 40)
              return Promise.reject(new Error('killed'));
            return send(command);
          },
        },
      }) as typeof to.client;
      await expect(imported({ ...to, client: dying }, folder)).rejects.toThrow('killed');
      await expect(imported(to, folder)).rejects.toThrow('hold something');
      await imported(to, folder, { goesOn: true });
      expect(await rowsOf(to, reportsTable)).toHaveLength(70);
      const TableName = to.nameOf(idOf(reportsTable));
      const { Table } = await engine.client.send(new DescribeTableCommand({ TableName }));
      const records = [...(await recordsIn(engine.streams, Table?.LatestStreamArn)).values()];
      expect(records.flat().map(({ eventName }) => eventName)).toEqual(
        Array<string>(70).fill('INSERT'),
      );
    }));

  it('says so where something wrote meanwhile', () =>
    withExport(async (folder) => {
      const to = await empty();
      await put(to, reportsTable, { ...aReport(3), severity: { N: '5' } });
      await expect(imported(to, folder, { goesOn: true })).rejects.toThrow('Another row is there');
      const other = await empty();
      await put(other, reportsTable, aReport(999));
      await expect(imported(other, folder, { goesOn: true })).rejects.toThrow(
        /reports holds 71 rows and should hold 70/,
      );
    }));

  it('takes rows to the next version of the schema, by its step', () =>
    withExport(async (folder) => {
      const next = {
        ...reportsTable,
        items: () => ({ report: z.object({ reportKey: z.string(), urgency: z.number() }) }),
      };
      const tables = new Map([...tablesById, [idOf(reportsTable), next]]);
      const step = {
        from: 1,
        name: 'severity is called urgency',
        row: (table: string, { severity, ...row }: Row) =>
          table === 'reports' && severity ? { ...row, urgency: severity } : row,
      };
      const to = await empty();
      const schema = { version: 2, steps: [] };
      await expect(imported(to, folder, { tables, schema })).rejects.toThrow('No steps lead from');
      const idle = { version: 2, steps: [{ ...step, row: (_: string, row: Row) => row }] };
      await expect(imported(to, folder, { tables, schema: idle })).rejects.toThrow(
        /row 1: is no row of reports that this version reads/,
      );
      await imported(to, folder, { tables, schema: { version: 2, steps: [step] } });
      const reports = await rowsOf(to, reportsTable);
      expect(reports.map(({ urgency }) => urgency?.N)).toEqual(Array<string>(70).fill('3'));
      expect(await rowsOf(to, participationTable)).toHaveLength(1);
      expect(await rowsOf(to, reportersTable)).toEqual([]);
    }));
});
