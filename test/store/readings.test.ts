import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { noteReading } from '../../functions/reports/readings/note-reading.ts';
import { aboutCase, aboutQueue, readingShape } from '../../functions/reports/readings/reading.ts';
import { readingsForReporter } from '../../functions/reports/readings/readings-for-reporter.ts';
import { readingsTable as table } from '../../functions/reports/readings/tables.ts';
import { listBelow, listed } from '../../shared/table/list-below.ts';
import { people } from '../support/case-asks.ts';
import { tableOf } from '../support/table-of.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let clock = Date.parse('2026-11-29T01:00:00Z');
let nonce = 0;
/** When the report ends, and its entries with it. */
const expiresAt = clock / 1000 + 365 * 86_400;

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  await createTables(client, [tableOf(table)]);
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const note = (noted: Parameters<ReturnType<typeof noteReading>>[0]) =>
  noteReading(
    { client, now: () => (clock += 1000), nonce: () => `n${(nonce += 1)}` },
    table.name,
  )(noted);
const stored = (about: string) =>
  listed(listBelow({ client, table, TableName: table.name }, z.unknown(), { in: about }));

describe('an entry of a reading', () => {
  it('says who read what of which case, and when, and ends with its report', async () => {
    const about = aboutCase('a'.repeat(32));
    await note({ about, reads: 'file', region: '18.09', person: people.officer, expiresAt });
    expect(await stored(about)).toEqual([
      {
        about,
        entry: '2026-11-29T01:00:01.000Z#n1',
        at: clock,
        reads: 'file',
        region: '18.09',
        personId: people.officer.personId,
        role: 'officer',
        scope: '18.09',
        expiresAt,
      },
    ]);
  });

  it('names a hundred cases of a list, and counts all of it', async () => {
    const cases = Array.from({ length: 2000 }, (_, i) => String(i).padStart(32, 'c'));
    const about = aboutQueue('18');
    await note({ about, reads: 'export', region: '18', person: people.chair, cases });
    const [entry] = (await stored(about)).map((row) => z.parse(readingShape, row));
    expect(entry).toMatchObject({ reads: 'export', shown: 2000, cases: cases.slice(0, 100) });
    expect(entry?.expiresAt).toBe(Math.floor(clock / 1000) + 90 * 86_400);
  });

  it('is refused for what no schema knows: nothing is then shown', async () => {
    const strange = {
      about: aboutCase('b'),
      reads: '',
      region: '18.09',
      person: people.officer,
      expiresAt,
    };
    await expect(note(strange)).rejects.toThrow();
    expect(await stored(aboutCase('b'))).toEqual([]);
  });
});

describe('what the reporter sees of them', () => {
  it('is how often, which role and when last; never who, and the name apart', async () => {
    const about = aboutCase('d'.repeat(32));
    for (const reads of ['file', 'messages', 'identity', 'identity-requests'])
      await note({ about, reads, region: '18.09', person: people.officer, expiresAt });
    await note({ about, reads: 'evidence', region: '18.09', person: people.chair, expiresAt });
    const rows = [...(await stored(about)), { about, entry: 'of a version after this one' }];
    const seen = readingsForReporter(rows, 100);
    const at = (ago: number) => new Date(clock - ago * 1000).toISOString();
    expect(seen).toEqual({
      times: 3,
      isMore: false,
      byRole: [
        { role: 'chair', times: 1, last: at(0) },
        { role: 'officer', times: 2, last: at(3) },
      ],
    });
    expect(JSON.stringify(seen)).not.toContain(people.officer.personId);
    expect(readingsForReporter(rows, 3).isMore).toBe(true);
  });
});
