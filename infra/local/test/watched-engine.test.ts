import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { PutItemCommand, ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { DataFolder } from '../data-folder.ts';
import { holdDataFolder } from '../data-folder.ts';
import type { Engine } from '../engine/dynoxide.ts';
import { createTables } from '../engine/tables.ts';
import { mostRestarts, startWatchedEngine } from '../engine/watched-engine.ts';
import { clientTo } from '../testing/engine.ts';
import { quickFolder } from '../testing/quick-folder.ts';

const people = {
  logicalId: 'People',
  type: 'AWS::DynamoDB::GlobalTable',
  properties: {
    TableName: 'people',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
  },
};

let folder: DataFolder;
let engine: Engine;
let client: DynamoDBClient;
let said: string[];
let lost: string[];

beforeEach(async () => {
  [said, lost] = [[], []];
  folder = await holdDataFolder(quickFolder('watched'));
  folder.onLost((why) => lost.push(why));
  engine = await startWatchedEngine({
    folder,
    log: () => undefined,
    say: (line) => said.push(line),
  });
  client = clientTo(engine.endpoint);
  await createTables(client, [people]);
});
afterEach(async () => {
  client.destroy();
  await engine.stop();
  await folder.stop();
  rmSync(folder.path, { recursive: true, force: true });
});

const pids = (): { keeper: number; engine: number } =>
  JSON.parse(readFileSync(join(folder.path, 'engine.pid'), 'utf8')) as {
    keeper: number;
    engine: number;
  };
const put = (id: string) =>
  client.send(new PutItemCommand({ TableName: 'people', Item: { id: { S: id } } }));
const count = async () => (await client.send(new ScanCommand({ TableName: 'people' }))).Count;

/** Writes until it is acknowledged, as whoever is answered with a fault tries again. */
const putWithin = async (id: string, seconds: number): Promise<void> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    try {
      await put(id);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(50);
    }
  }
};

const killOnce = async (which: 'engine' | 'keeper', id: string): Promise<void> => {
  const lines = said.length;
  process.kill(pids()[which], 'SIGKILL');
  await putWithin(id, 20);
  for (let n = 0; n < 100 && said.length < lines + 2; n += 1) await pause(50);
};

describe('an engine that ends while its host runs', () => {
  it.each(['engine', 'keeper'] as const)(
    'is started again where it was, with all that it acknowledged, and that is said: %s',
    async (which) => {
      await put('before');
      await killOnce(which, 'after');
      expect(await count()).toBe(2);
      expect(said.map((line) => /being started again|runs again/.exec(line)?.[0])).toEqual([
        'being started again',
        'runs again',
      ]);
      await pause(600);
      expect([folder.isHeld(), lost]).toEqual([true, []]);
    },
  );

  it('again and again is the end of the host, with one line', async () => {
    for (let n = 0; n < mostRestarts; n += 1) await killOnce('engine', `after-${n}`);
    process.kill(pids().engine, 'SIGKILL');
    for (let n = 0; n < 100 && lost.length === 0; n += 1) await pause(50);
    expect(lost).toEqual([expect.stringContaining('has ended while this host ran')]);
    expect(folder.isHeld()).toBe(false);
  });

  it('is not started again where the host itself stops it, or its file was replaced', async () => {
    rmSync(join(folder.path, 'engine.sqlite'));
    process.kill(pids().engine, 'SIGKILL');
    for (let n = 0; n < 100 && lost.length === 0; n += 1) await pause(50);
    expect(lost).toEqual([expect.stringContaining('deleted or replaced')]);
    expect(said).toEqual([]);
  });
});
