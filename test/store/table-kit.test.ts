import { TransactionCanceledException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { createTables } from '@netral/local-host/engine/tables';
import { find } from '../../shared/table/find.ts';
import { findMany } from '../../shared/table/find-many.ts';
import { listBelow, listed } from '../../shared/table/list-below.ts';
import {
  put,
  putOnce,
  putOnceWrite,
  putOrFind,
  putWrite,
  replace,
} from '../../shared/table/put.ts';
import { unlessMeanwhile } from '../../shared/table/refused.ts';
import { remove, removeWrite } from '../../shared/table/remove.ts';
import { eventually, table, type StoredTable } from '../../shared/table/table.ts';
import { untilWritten } from '../../shared/table/until-written.ts';
import { writeTogether } from '../../shared/table/write-together.ts';
import { killableClient } from '../support/case-tables.ts';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { tableOf } from '../support/table-of.ts';

const noteShape = z.object({ text: z.string(), version: z._default(z.int(), 0) });
/** Keys are words the service reserves. */
const notes = table({
  name: 'notes',
  says: 'Notes of each region',
  partitionKey: 'region',
  sortKey: 'item',
  items: () => ({ note: noteShape }),
});
const counterShape = z.object({ n: z.int(), version: z.int() });
const counters = table({
  name: 'counters',
  says: 'A number',
  partitionKey: 'name',
  items: () => ({ counter: counterShape }),
});

let held: Awaited<ReturnType<typeof startTestEngine>>;
let stored: StoredTable<typeof notes>;
/** Commands sent to the engine since the start of a test. */
let sent: { name: string; input: Record<string, unknown> }[] = [];

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(notes, 'notes-1'), tableOf(counters)]);
  held.client.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        sent.push({ name: commandName, input: { ...args.input } });
        return next(args);
      },
    { step: 'initialize' },
  );
  stored = { client: held.client, table: notes, TableName: 'notes-1' };
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const key = (item: string) => ({ region: '18.09', item });

describe('putting once', () => {
  it('writes where the key is free, and leaves alone what is there', async () => {
    expect(await putOnce(stored, { ...key('once'), text: 'first' })).toBe('added');
    expect(await putOnce(stored, { ...key('once'), text: 'second' })).toBe('already-there');
    expect(await find(stored, noteShape, key('once'))).toEqual({ text: 'first', version: 0 });
  });

  it('returns what is there, parsed, to whoever wants to compare', async () => {
    expect(await putOrFind(stored, noteShape, { ...key('same'), text: 'one' })).toBeUndefined();
    const before = await putOrFind(stored, noteShape, { ...key('same'), text: 'two' });
    expect(before).toEqual({ text: 'one', version: 0 });
  });

  it('lets one of twenty win who come at once', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        putOnce(stored, { ...key('race'), text: `number ${String(n)}` }),
      ),
    );
    expect(all.filter((one) => one === 'added')).toHaveLength(1);
  });

  it('leaves out fields that are undefined', async () => {
    await putOnce(stored, { ...key('gaps'), text: 'there', other: undefined });
    const loose = z.looseObject({});
    expect(await find(stored, loose, key('gaps'))).toEqual({ ...key('gaps'), text: 'there' });
  });
});

describe('finding', () => {
  it('strips what the schema does not know and rejects what does not fit', async () => {
    await put(stored, { ...key('odd'), text: 'known', secret: 'not for readers' });
    expect(await find(stored, noteShape, key('odd'))).toEqual({ text: 'known', version: 0 });
    await put(stored, { ...key('odd'), text: 7 });
    await expect(find(stored, noteShape, key('odd'))).rejects.toThrow();
  });

  it('takes the key out of whatever it is given', async () => {
    const more = { ...key('odd'), text: 'not part of the key' };
    expect(await find(stored, z.looseObject({}), more)).toMatchObject(key('odd'));
    expect(await find(stored, noteShape, key('nowhere'))).toBeUndefined();
  });

  it('reads what was just written, unless a caller accepts less', async () => {
    sent = [];
    await find(stored, noteShape, key('once'));
    await find(eventually(stored), noteShape, key('once'));
    await listed(listBelow(stored, noteShape, { in: 'empty' }));
    await listed(listBelow(eventually(stored), noteShape, { in: 'empty' }));
    expect(sent.map(({ input }) => input['ConsistentRead'])).toEqual([true, false, true, false]);
  });
});

describe('finding many', () => {
  const numbered = z.object({ item: z.string(), text: z.optional(z.string()) });
  const keys = Array.from({ length: 120 }, (_, n) => ({ region: 'many', item: `n-${n}` }));

  it('returns those that are there, each once, in more requests than one', async () => {
    for (const one of keys.slice(0, 110)) await put(stored, { ...one, text: 'there' });
    const found = await findMany(stored, numbered, { keys: [...keys, ...keys.slice(0, 20)] });
    expect(found).toHaveLength(110);
    expect(new Set(found.map(({ item }) => item)).size).toBe(110);
  });

  it('reads what was just written, and only the fields it is asked for', async () => {
    await put(stored, { region: 'many', item: 'n-119', text: 'last' });
    const [last] = [...keys].reverse();
    const named = { keys: last ? [last] : [], fields: ['item', 'region'] };
    sent = [];
    expect(await findMany(stored, numbered, named)).toEqual([{ item: 'n-119' }]);
    await findMany(eventually(stored), numbered, named);
    const reads = sent.map(({ input }) => input['RequestItems']);
    expect(reads).toMatchObject([
      { 'notes-1': { ConsistentRead: true } },
      { 'notes-1': { ConsistentRead: false } },
    ]);
  });

  it('rejects what does not fit', async () => {
    await put(stored, { region: 'many', item: 'odd', text: 7 });
    const odd = { keys: [{ region: 'many', item: 'odd' }] };
    await expect(findMany(stored, numbered, odd)).rejects.toThrow();
  });
});

describe('listing', () => {
  const texts = async (below: Parameters<typeof listBelow>[2]) =>
    (await listed(listBelow(stored, noteShape, below))).map(({ text }) => text.slice(0, 3));
  const numbered = (n: number) => `big#${String(n).padStart(3, '0')}`;

  it('returns everything of more than a megabyte, in order, and nothing twice', async () => {
    // 30 items of 100 KB: three pages.
    for (let n = 0; n < 30; n += 1) {
      const text = `${String(n).padStart(3, '0')}${'x'.repeat(100_000)}`;
      await put(stored, { region: 'big', item: numbered(n), text });
    }
    await put(stored, { region: 'big', item: 'other', text: 'another kind' });
    sent = [];
    const all = Array.from({ length: 30 }, (_, n) => String(n).padStart(3, '0'));
    expect(await texts({ in: 'big', start: 'big#' })).toEqual(all);
    expect(sent.filter(({ name }) => name === 'QueryCommand').length).toBeGreaterThan(2);
    expect(await texts({ in: 'big' })).toEqual([...all, 'ano']);
  });

  it('returns the newest, at most so many, and goes on after the last of them', async () => {
    const newest = { in: 'big', start: 'big#', order: 'descending', most: 2 } as const;
    sent = [];
    expect(await texts(newest)).toEqual(['029', '028']);
    expect(await texts({ ...newest, after: numbered(28) })).toEqual(['027', '026']);
    // No page is read that nobody asked for.
    expect(sent).toHaveLength(2);
    expect(await texts({ ...newest, most: 12 })).toHaveLength(12);
    expect(await texts({ in: 'big', start: 'big#', after: numbered(28) })).toEqual(['029']);
  });

  it('keeps to its partition', async () => {
    expect(await texts({ in: 'empty' })).toEqual([]);
  });
});

describe('changing upon what was read', () => {
  const countTo = async (client: DynamoDBClient, times: number): Promise<number> => {
    const here = { client, table: counters, TableName: 'counters' };
    let tries = 0;
    for (let n = 0; n < times; n += 1) {
      const outcome = await untilWritten(async () => {
        tries += 1;
        const seen = await find(here, counterShape, { name: 'a' });
        if (!seen) return 'changed-meanwhile';
        const next = { name: 'a', n: seen.n + 1, version: seen.version + 1 };
        return replace(here, next, { version: seen.version });
      }, 50);
      expect(outcome).toBe('replaced');
    }
    return tries;
  };

  it('counts exactly once for each of two writers who never wait for each other', async () => {
    const here = { client: held.client, table: counters, TableName: 'counters' };
    await put(here, { name: 'a', n: 0, version: 0 });
    const tries = await Promise.all([countTo(held.client, 25), countTo(held.client, 25)]);
    expect(await find(here, counterShape, { name: 'a' })).toEqual({ n: 50, version: 50 });
    // They did meet: otherwise nothing was shown.
    expect(tries[0] + tries[1]).toBeGreaterThan(50);
  });

  it('gives up, and says so, when others are first each time', async () => {
    let tries = 0;
    const never = () => Promise.resolve((tries += 1) && ('changed-meanwhile' as const));
    expect(await untilWritten(never, 3)).toBe('changed-meanwhile');
    expect(tries).toBe(3);
  });

  it('does not bring back an item that is gone', async () => {
    const gone = { ...key('gone'), text: 'again' };
    expect(await replace(stored, gone, { text: 'before' })).toBe('changed-meanwhile');
    expect(await find(stored, noteShape, gone)).toBeUndefined();
  });

  it('heeds every field it was given', async () => {
    await put(stored, { ...key('two'), text: 'open', version: 1 });
    const changed = { ...key('two'), text: 'closed', version: 2 };
    expect(await replace(stored, changed, { version: 1, text: 'ended' })).toBe('changed-meanwhile');
    expect(await replace(stored, changed, { version: 1, text: 'open' })).toBe('replaced');
  });

  it('replaces what did not have a field yet, also where nothing else was read', async () => {
    const first = { ...key('without'), text: 'first' };
    expect(await replace(stored, { ...first, version: 1 }, { version: undefined })).toBe(
      'replaced',
    );
    expect(await replace(stored, first, { version: undefined })).toBe('changed-meanwhile');
  });
});

describe('writing together', () => {
  it('makes all writes', async () => {
    await put(stored, { ...key('old'), text: 'to go' });
    const writes = [
      putOnceWrite(stored, { ...key('t-once'), text: 'a' }),
      putWrite(stored, { ...key('t-put'), text: 'b' }),
      removeWrite(stored, key('old')),
    ];
    expect(await writeTogether(held.client, writes)).toBe('written');
    expect(await find(stored, noteShape, key('t-put'))).toMatchObject({ text: 'b' });
    expect(await find(stored, noteShape, key('old'))).toBeUndefined();
  });

  it('makes none when a condition does not hold, and says which, with what is there', async () => {
    const writes = [
      putWrite(stored, { ...key('t-none'), text: 'c' }),
      putOnceWrite(stored, { ...key('t-once'), text: 'd' }),
    ];
    expect(await writeTogether(held.client, writes)).toMatchObject([
      { failed: false },
      { failed: true, item: { text: { S: 'a' } } },
    ]);
    expect(await find(stored, noteShape, key('t-none'))).toBeUndefined();
  });

  it('is sent again when it meets another transaction, as often as it was told, and then throws', async () => {
    let calls = 0;
    const busy = await conflicting(() => (calls += 1));
    const writes = [putWrite(stored, { ...key('busy'), text: 'e' })];
    await expect(writeTogether(busy, writes, { attempts: 3, pauseMs: 0 })).rejects.toThrow(
      TransactionCanceledException,
    );
    expect(calls).toBe(3);
    expect(await unlessMeanwhile(writeTogether(busy, writes))).toBeUndefined();
  });

  it('lets one of two win who want the same key', async () => {
    const write = (text: string) =>
      writeTogether(held.client, [
        putOnceWrite(stored, { ...key('t-race'), text }),
        putWrite(stored, { ...key(`t-race-${text}`), text }),
      ]);
    const outcomes = await Promise.all([write('one'), write('two')]);
    expect(outcomes.filter((one) => one === 'written')).toHaveLength(1);
    const sides = await listed(listBelow(stored, noteShape, { in: '18.09', start: 't-race-' }));
    expect(sides).toHaveLength(1);
  });
});

describe('removing', () => {
  it('takes an item away, and does not mind one that is gone', async () => {
    await remove(stored, key('two'));
    await remove(stored, key('two'));
    expect(await find(stored, noteShape, key('two'))).toBeUndefined();
  });
});

/** A client whose every call meets another transaction on the same item. */
const conflicting = async (called: () => void): Promise<DynamoDBClient> => {
  const { endpoint } = held.engine;
  const region = await held.client.config.region();
  const credentials = await held.client.config.credentials();
  return killableClient({ endpoint, region, credentials }, () => {
    called();
    throw new TransactionCanceledException({
      $metadata: {},
      message: 'busy',
      CancellationReasons: [{ Code: 'TransactionConflict' }],
    });
  });
};
