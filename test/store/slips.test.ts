import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { keyOfCode } from '../../functions/reports/follow-up/report-code.ts';
import { keptUntil } from '../../functions/reports/intake/retention.ts';
import { bindSlip, findSlip } from '../../functions/reports/slips/slip-store.ts';
import { slipsTable } from '../../functions/reports/slips/tables.ts';
import { codeOfSlip, newSlip } from '../../functions/reports/slips/slip.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
const TableName = slipsTable.name;
const key = Buffer.alloc(32, 9);
const codeKey = () => Promise.resolve(key);
const receivedAt = Date.parse('2026-11-20T03:00:00Z');
let made = 0;
const aSlip = () => newSlip(Uint8Array.from({ length: 26 }, (_, nth) => (made += nth) % 256));

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createTables(client, [tableOf(slipsTable)]);
});
afterAll(() => engine.stop());

const bind = (slip: ReturnType<typeof aSlip>, reportKey: string, source = 'formulir') =>
  bindSlip({ client, TableName, codeKey })({ source, slip, reportKey, receivedAt });
const opens = (code: string) =>
  keyOfCode({ codeKey, reportOfSlip: findSlip({ client, TableName }) }, code);

describe('a code that was shown before its report came', () => {
  it('opens the report that came with its slip, however often it is told', async () => {
    const slip = aSlip();
    const code = codeOfSlip(key, 'formulir', slip);
    const before = await opens(code);
    expect([await bind(slip, 'laporan-1'), await bind(slip, 'laporan-1')]).toEqual([code, code]);
    expect(await opens(code)).toBe('laporan-1');
    expect(before).not.toBe('laporan-1');
  });

  it('opens the first of two reports with one slip, also when they come at once', async () => {
    const slip = aSlip();
    const code = codeOfSlip(key, 'formulir', slip);
    const keys = Array.from({ length: 8 }, (_, nth) => `laporan-${nth}`);
    const codes = await Promise.all(keys.map((reportKey) => bind(slip, reportKey)));
    expect(codes.filter((one) => one === code)).toHaveLength(1);
    expect(await opens(code)).toBe(keys[codes.indexOf(code)]);
    expect(await bind(slip, 'laporan-kemudian')).toBeUndefined();
  });

  it('opens nothing of another source that is sent the same slip', async () => {
    const slip = aSlip();
    await bind(slip, 'laporan-sana', 'formulir-lain');
    await bind(slip, 'laporan-sini');
    expect(await opens(codeOfSlip(key, 'formulir', slip))).toBe('laporan-sini');
  });

  it('leaves neither slip nor code in the table, and goes with the longest kept report', async () => {
    const slip = aSlip();
    const code = (await bind(slip, 'laporan-2')) ?? '';
    const { Items = [] } = await client.send(new ScanCommand({ TableName }));
    const rows = JSON.stringify(Items);
    expect(rows).toContain('laporan-2');
    expect([slip, code, code.replaceAll(' ', '')].filter((one) => rows.includes(one))).toEqual([]);
    expect(Items.map(({ expiresAt }) => Number(expiresAt?.N))).toContain(
      keptUntil('named', receivedAt),
    );
  });
});
