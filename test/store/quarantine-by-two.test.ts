import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { deliveryTrail } from '../../functions/reports/identity/delivery-trail.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import {
  askAboutDelivery,
  decideAboutDelivery,
  decideWithinMs,
  openDeliveryByTwo,
  openWithinMs,
} from '../../functions/reports/sources/by-two.ts';
import { quarantineStore } from '../../functions/reports/sources/quarantine-store.ts';
import { settledStore } from '../../functions/reports/sources/settled-store.ts';
import { quarantineTable } from '../../functions/reports/sources/tables.ts';
import type { Person } from '../../shared/http/request.ts';
import { killableClient } from '../support/case-tables.ts';
import { aSealing } from '../support/sealing.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
let now = Date.parse('2026-11-23T01:00:00Z');
let ids = 0;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [
    tableOf(quarantineTable, 'Quarantine'),
    tableOf(identityAccessTable, 'IdentityAccess'),
  ]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const one: Person = { personId: 'admin-1', role: 'admin', region: 'ID', name: 'Satu' };
const two: Person = { ...one, personId: 'admin-2', name: 'Dua' };
const three: Person = { ...one, personId: 'admin-3', name: 'Tiga' };
const why = 'Kiriman uji coba penyedia.';

const theRoom = (client: DynamoDBClient = held.client) => {
  const trail = deliveryTrail(client, 'IdentityAccess');
  const settled = settledStore(client, 'Quarantine');
  const quarantine = quarantineStore(client, 'Quarantine', {
    key: () => Promise.resolve(Buffer.alloc(32, 5)),
    keptDays: 14,
    sealing: aSealing,
  });
  const clock = { newId: () => `nomor-${(ids += 1)}`, now: () => now };
  const counted: string[] = [];
  return {
    ...{ trail, settled, quarantine, counted },
    ask: askAboutDelivery({ trail, ...clock }),
    decide: decideAboutDelivery({ trail, settled, ...clock }),
    open: openDeliveryByTwo({
      ...{ trail, ...clock, find: quarantine.find },
      count: (name) => counted.push(name),
    }),
  };
};

/** The same work by a process that dies before or after its nth call, and lives on when n is beyond its last. */
const killedAt = async (nth: number, work: (client: DynamoDBClient) => Promise<unknown>) => {
  const { endpoint } = held.engine;
  const region = await held.client.config.region();
  const credentials = await held.client.config.credentials();
  let seen = 0;
  const client = killableClient({ endpoint, region, credentials, maxAttempts: 1 }, () => {
    seen += 1;
    if (seen >= nth) throw new Error('killed');
  });
  try {
    await work(client);
    return 'done';
  } catch (error) {
    if (!/killed/.test(String(error))) throw error;
    return 'killed';
  } finally {
    client.destroy();
  }
};

const aWaiting = async (source: string) => {
  const { quarantine } = theRoom();
  const body = Buffer.from(JSON.stringify({ reporterName: `Pelapor ${source}` }));
  const delivery = { source, deliveryId: 'd1', reason: 'invalid-fields', fields: [], body };
  await quarantine.add({ ...delivery, receivedAt: now }, undefined);
  const [entry] = await quarantine.list(source, 1);
  if (!entry) throw new Error('Nothing waits');
  return entry;
};

const found = async (source: string, requestId: string) => {
  const request = await theRoom().trail.find(source, requestId);
  if (!request) throw new Error('There is no such request');
  return request;
};

describe('asking about a delivery', () => {
  it('is one request however often the same person asks, and another one after it lapsed', async () => {
    const entry = await aWaiting('sekali');
    const { ask, trail } = theRoom();
    const first = await ask(entry, { wants: 'open', why }, one);
    expect(await ask(entry, { wants: 'open', why: 'Lagi, dengan kata lain.' }, one)).toEqual(first);
    await ask(entry, { wants: 'discard', why }, one);
    await ask(entry, { wants: 'open', why }, two);
    expect(await trail.since('sekali', now)).toHaveLength(3);
    now += decideWithinMs + 1;
    const later = await ask(entry, { wants: 'open', why }, one);
    expect(later.asked.requestId).not.toBe(first.asked.requestId);
    expect(await trail.since('sekali', now)).toEqual([later]);
  });

  it('takes fifty that wait, and no more', async () => {
    const entry = await aWaiting('banyak');
    const { ask } = theRoom();
    for (let n = 0; n < 50; n += 1)
      await ask(entry, { wants: 'open', why }, { ...one, personId: `admin-${n}` });
    await expect(ask(entry, { wants: 'open', why }, three)).resolves.toMatchObject({});
    await expect(
      ask(entry, { wants: 'open', why }, { ...one, personId: 'lain' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('what takes two', () => {
  it('is never agreed to by who asked, nor after 72 hours, nor against what was answered', async () => {
    const entry = await aWaiting('jawab');
    const { ask, decide } = theRoom();
    const request = await ask(entry, { wants: 'discard', why }, one);
    await expect(decide(request, 'agreed', one)).rejects.toMatchObject({ code: 'not-allowed' });
    now += decideWithinMs + 1;
    await expect(decide(request, 'agreed', two)).rejects.toMatchObject({ code: 'too-late' });
    expect(await theRoom().quarantine.find('jawab', entry.id)).toBeDefined();
    const again = await ask(entry, { wants: 'discard', why }, one);
    await decide(again, 'declined', two);
    await expect(decide(again, 'agreed', three)).rejects.toMatchObject({ code: 'conflict' });
    expect(await theRoom().quarantine.find('jawab', entry.id)).toBeDefined();
  });

  it('opens for the two, for 24 hours, and is in the trail before it is read', async () => {
    const entry = await aWaiting('buka');
    const { ask, decide, open, counted } = theRoom();
    const { asked } = await ask(entry, { wants: 'open', why }, one);
    await expect(open(await found('buka', asked.requestId), one)).rejects.toMatchObject({
      code: 'not-allowed',
    });
    const agreed = await decide(await found('buka', asked.requestId), 'agreed', two);
    const { entry: opened } = await open(agreed, two);
    expect(Buffer.from(opened.body).toString()).toContain('Pelapor buka');
    await expect(open(agreed, three)).rejects.toMatchObject({ code: 'not-allowed' });
    expect(counted).toEqual(['IdentityRead']);
    now += openWithinMs + 1;
    await expect(open(agreed, one)).rejects.toMatchObject({ code: 'too-late' });
    expect((await found('buka', asked.requestId)).openings).toHaveLength(1);
  });

  it('is noted wherever the process that opens dies: nothing is read without an entry', async () => {
    const entry = await aWaiting('mati');
    const { ask, decide } = theRoom();
    const agreed = await decide(await ask(entry, { wants: 'open', why }, one), 'agreed', two);
    let kills = 0;
    for (let nth = 1; nth < 30; nth += 1) {
      const before = (await found('mati', agreed.asked.requestId)).openings.length;
      const read: string[] = [];
      const end = await killedAt(nth, async (client) => {
        const room = theRoom(client);
        await openDeliveryByTwo({
          ...{
            trail: room.trail,
            newId: () => `mati-${nth}`,
            now: () => now,
            count: () => undefined,
          },
          find: async (source, id) => {
            read.push(id);
            return room.quarantine.find(source, id);
          },
        })(agreed, one);
      });
      const after = (await found('mati', agreed.asked.requestId)).openings.length;
      if (read.length > 0) expect(after).toBe(before + 1);
      if (end === 'done') {
        expect(kills).toBeGreaterThan(2);
        return;
      }
      kills += 1;
    }
    throw new Error('The last call was never reached');
  });

  it('discards in the end and never before, wherever the process that agrees dies', async () => {
    let kills = 0;
    for (let nth = 1; nth < 40; nth += 1) {
      const source = `buang-${nth}`;
      const entry = await aWaiting(source);
      const request = await theRoom().ask(entry, { wants: 'discard', why }, one);
      const end = await killedAt(nth, (client) => theRoom(client).decide(request, 'agreed', two));
      const still = await theRoom().quarantine.find(source, entry.id);
      const { decision } = await found(source, request.asked.requestId);
      // Gone only with an answer and a line that says so.
      if (!still) expect(decision?.is).toBe('agreed');
      await theRoom().decide(await found(source, request.asked.requestId), 'agreed', two);
      expect(await theRoom().quarantine.find(source, entry.id)).toBeUndefined();
      expect(await theRoom().settled.list(source, 9)).toMatchObject([
        { outcome: 'discarded', by: 'admin-1', agreedBy: 'admin-2', why },
      ]);
      if (end === 'done') {
        expect(kills).toBeGreaterThan(3);
        return;
      }
      kills += 1;
    }
    throw new Error('The last call was never reached');
  });
});
