import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { GetItemCommand, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEngine } from '../engine/dynoxide.ts';
import { openHostStore } from '../engine/host-store.ts';
import { createTables } from '../engine/tables.ts';
import { startTestEngine } from '../testing/engine.ts';
import { until } from '../testing/until.ts';

const table = (more: object = {}) => ({
  logicalId: 'People',
  type: 'AWS::DynamoDB::GlobalTable',
  properties: {
    TableName: 'people',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    ...more,
  },
});

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

describe('the embedded engine', () => {
  it('makes a declared table once, with its stream, and keeps it over a restart', async () => {
    const streams = await createTables(held.client, [table()]);
    expect(streams.get('people')).toMatch(/stream/);
    await held.client.send(new PutItemCommand({ TableName: 'people', Item: { id: { S: 'a' } } }));
    await held.stop();
    held = await startTestEngine(held.folder);
    await createTables(held.client, [table()]);
    const { Item } = await held.client.send(
      new GetItemCommand({ TableName: 'people', Key: { id: { S: 'a' } } }),
    );
    expect(Item).toEqual({ id: { S: 'a' } });
  });

  it('lets nobody use its tools but who started it', async () => {
    const engine = await startEngine(`${held.folder}-tools`);
    const call = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name: 'list_tables' } };
    const asked = await fetch(`http://127.0.0.1:${engine.toolPort ?? 0}/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(call),
    });
    expect(asked.status).toBe(401);
    expect(await engine.sweepExpired()).toBe(0);
    await engine.stop();
    rmSync(`${held.folder}-tools`, { recursive: true, force: true });
  });

  it('refuses a data folder of another version, and says how to keep what is in it', async () => {
    const other = table({ KeySchema: [{ AttributeName: 'other', KeyType: 'HASH' }] });
    await expect(createTables(held.client, [other])).rejects.toThrow(
      /another version: its people .*Export it with the version that wrote it.*--fresh/s,
    );
  });

  it('makes indexes, knows them again, and refuses others', async () => {
    const index = (IndexName: string, hash: string, range: string) => ({
      IndexName,
      KeySchema: [
        { AttributeName: hash, KeyType: 'HASH' },
        { AttributeName: range, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['name', 'at'] },
    });
    const indexed = (name: string) =>
      table({
        TableName: 'indexed',
        AttributeDefinitions: ['id', 'sort', 'unit'].map((AttributeName) => ({
          AttributeName,
          AttributeType: 'S',
        })),
        KeySchema: index('', 'id', 'sort').KeySchema,
        GlobalSecondaryIndexes: [index(name, 'unit', 'sort')],
        LocalSecondaryIndexes: [index('local', 'id', 'unit')],
      });
    await createTables(held.client, [indexed('byUnit')]);
    await createTables(held.client, [indexed('byUnit')]);
    await expect(createTables(held.client, [indexed('byOther')])).rejects.toThrow(/indexed/);
  });

  it('lets expired items go', async () => {
    const Item = { id: { S: 'old' }, expiresAt: { N: '1000' } };
    await held.client.send(new PutItemCommand({ TableName: 'people', Item }));
    expect(await held.engine.sweepExpired()).toBe(1);
  });

  it('keeps the records of the host in order, by kind', async () => {
    const store = await openHostStore(held.client);
    await store.put('queue', '2', { n: 2 });
    await store.put('queue', '1', { n: 1 });
    await store.put('other', '1', 'x');
    await store.remove('other', '1');
    expect(await store.list('queue')).toEqual([
      { id: '1', value: { n: 1 } },
      { id: '2', value: { n: 2 } },
    ]);
    expect(await store.get('other', '1')).toBeUndefined();
  });

  it('ends with a parent that is killed, and has every acknowledged item afterwards', async () => {
    const { folder } = held;
    await held.stop();
    const acknowledged = await killedWriter(folder);
    expect(acknowledged).toBeGreaterThan(300);
    await expectNoEngineOn(folder);
    held = await startTestEngine(folder);
    const { Count = 0 } = await held.client.send(
      new ScanCommand({ TableName: 'people', Select: 'COUNT' }),
    );
    expect(Count).toBeGreaterThan(acknowledged);
  });
});

/** A process that starts an engine and writes until it is killed; answers how many writes it saw acknowledged. */
const killedWriter = (folder: string): Promise<number> =>
  new Promise((resolve) => {
    const writer = fileURLToPath(new URL('./engine-writer.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', writer, folder], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let acknowledged = 0;
    child.stdout.on('data', (text) => {
      acknowledged += String(text).length;
      if (acknowledged > 300) child.kill('SIGKILL');
    });
    child.once('exit', () => resolve(acknowledged));
  });

const expectNoEngineOn = async (folder: string): Promise<void> => {
  if (!existsSync('/proc')) return;
  // It must not outlive its parent.
  await until(() => !processesNaming(folder));
};

const processesNaming = (folder: string): boolean =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .some((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`${folder}/engine.sqlite`);
      } catch {
        return false;
      }
    });
