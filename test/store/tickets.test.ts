import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { bindTickets } from '../../functions/pledges/ceremonies/bind-tickets.ts';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { pledgedStore } from '../../functions/pledges/ceremonies/pledged-store.ts';
import { ticketStore } from '../../functions/pledges/ceremonies/ticket-store.ts';
import {
  packUses,
  unpackUses,
  usesTooMany,
  type TicketUse,
} from '../../functions/pledges/ceremonies/ticket-uses.ts';
import { pledgeRow, pledgesOf } from '../../functions/pledges/register/pledge-row.ts';
import { pledgeStore } from '../../functions/pledges/register/pledge-store.ts';
import { takeBack } from '../../functions/pledges/register/take-back.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { killableClient } from '../support/case-tables.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { tableOf } from '../support/table-of.ts';

/** A year after the campaign, in seconds. */
const endsAt = 2_051_222_400;

const now = 1_795_397_400_000;
const code = { ceremonyId: '18.09-abcdefghijkl', code: 119_693_163 };
let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

let made = 0;
const newTables = async () => {
  made += 1;
  const tables = { ceremonies: `ceremonies-${String(made)}`, pledges: `pledges-${String(made)}` };
  await createTables(held.client, [
    tableOf(ceremoniesTable, tables.ceremonies),
    tableOf(pledgesTable, tables.pledges),
  ]);
  return tables;
};
type Tables = Awaited<ReturnType<typeof newTables>>;

const keyOf = (n: number): string => Buffer.alloc(32, n).toString('base64url');
const aTicket = (n: number): string => Buffer.alloc(6, n).toString('base64url');

/** Somebody attends with a ticket; returns the use that the stream then shows. */
const attends = async (tables: Tables, n: number, ticket: string): Promise<TicketUse> => {
  const personKey = keyOf(n);
  const receiptId = n.toString(16).padStart(16, '0');
  const at = now + n;
  const bound = { ceremony: code.ceremonyId, ticket, code: code.code };
  const pledge = aNewPledge({ personKey, receiptId, pledgedAt: at, ...bound });
  await pledgeStore(held.client, tables.pledges, endsAt).store(pledge);
  return { ticket, personKey, receiptId, at };
};

const standingOf = async (tables: Tables, n: number) => {
  const Key = { personKey: { S: keyOf(n) } };
  const { Item } = await held.client.send(new GetItemCommand({ TableName: tables.pledges, Key }));
  return pledgesOf(pledgeRow.parse(unmarshall(Item ?? {})))[0];
};

const bindWith = (client: DynamoDBClient, tables: Tables) =>
  bindTickets({
    tickets: ticketStore(client, tables.ceremonies, () => now),
    takeBack: takeBack(client, tables.pledges),
  });

const attendedOf = async (tables: Tables, people: number): Promise<number[]> => {
  const found: number[] = [];
  for (let n = 0; n < people; n += 1)
    if ((await standingOf(tables, n))?.standing === 'attended') found.push(n);
  return found;
};

/** A client that dies at the nth edge of a call. */
const dyingAt = async (edge: number): Promise<DynamoDBClient> => {
  let seen = 0;
  const { endpoint } = held.engine;
  const region = await held.client.config.region();
  const credentials = await held.client.config.credentials();
  return killableClient({ endpoint, region, credentials }, () => {
    seen += 1;
    if (seen >= edge) throw new Error('killed');
  });
};

describe('a ticket', () => {
  it('used by twenty is worth presence for the first of them, a claim for all others, wherever it is killed on the way', async () => {
    const tables = await newTables();
    const store = ticketStore(held.client, tables.ceremonies, () => now);
    const shared: TicketUse[] = [];
    for (let n = 0; n < 20; n += 1) shared.push(await attends(tables, n, aTicket(1)));
    const own = await attends(tables, 20, aTicket(2));
    // As two looks at the stream may see them: the later ones first.
    await store.putUses(code, [...shared.slice(8), own]);
    await store.putUses(code, shared.slice(0, 8));
    let kills = 0;
    for (let edge = 1; edge <= 45; edge += 2) {
      const client = await dyingAt(edge);
      await bindWith(
        client,
        tables,
      )(code).catch((error: unknown) => {
        if (!/killed/.test(String(error))) throw error;
        kills += 1;
      });
      client.destroy();
    }
    expect(kills).toBeGreaterThan(10);
    await bindWith(held.client, tables)(code);
    expect(await attendedOf(tables, 21)).toEqual([0, 20]);
    expect(await standingOf(tables, 5)).toMatchObject({ standing: 'claimed' });
    expect(await standingOf(tables, 5)).not.toHaveProperty('ceremony');
  });

  it('is bound to one person whichever of two looks at the stream comes first', async () => {
    for (const order of [
      [0, 1],
      [1, 0],
    ]) {
      const tables = await newTables();
      const store = ticketStore(held.client, tables.ceremonies, () => now);
      const uses = [await attends(tables, 0, aTicket(1)), await attends(tables, 1, aTicket(1))];
      for (const n of order) {
        await store.putUses(
          code,
          [uses[n]].filter((use) => use !== undefined),
        );
        await bindWith(held.client, tables)(code);
      }
      expect(await attendedOf(tables, 2)).toEqual([0]);
    }
  });

  it('that was voided with its code is worth a claim for everybody, also for whoever is noted later, and the trace stays', async () => {
    const tables = await newTables();
    const store = ticketStore(held.client, tables.ceremonies, () => now);
    await store.putUses(code, [await attends(tables, 0, aTicket(1))]);
    const voided = { ...code, voidedAt: now, by: 'chair-1', reason: 'Kode difoto' };
    expect(await store.voidCode(voided)).toEqual(voided);
    expect(await store.voidCode({ ...voided, by: 'chair-2' })).toEqual(voided);
    await bindWith(held.client, tables)(code);
    await store.putUses(code, [await attends(tables, 1, aTicket(2))]);
    await bindWith(held.client, tables)(code);
    expect(await attendedOf(tables, 2)).toEqual([]);
    expect(await store.voidsOf(code.ceremonyId)).toEqual([voided]);
    expect(
      [...(await store.usesByCode(code.ceremonyId))].map(([of, uses]) => [of, uses.length]),
    ).toEqual([[code.code, 2]]);
  });

  it('shows its leader from how many places it was used, however the uses were noted, and of nobody which', async () => {
    const tables = await newTables();
    const store = ticketStore(held.client, tables.ceremonies, () => now);
    const used = await Promise.all(
      [0, 1, 2].map(async (n) => ({
        ...(await attends(tables, n, aTicket(n))),
        sender: ['netAdr', 'netBdr', 'netAdr'][n],
      })),
    );
    for (const cut of [1, 3]) {
      await store.putUses(code, used.slice(0, cut));
      await store.putUses(code, used.slice(cut - 1));
    }
    const senders = await store.sendersByCode(code.ceremonyId);
    expect([...senders].map(([of, places]) => [of, places.size])).toEqual([[code.code, 2]]);
    expect(await store.usesOf(code)).not.toContainEqual(
      expect.objectContaining({ sender: expect.anything() }),
    );
  });

  it('voided after a list was sealed stays in that list, and in no other', async () => {
    const tables = await newTables();
    const store = pledgedStore(held.client, tables.ceremonies);
    const pledges = ['01', '02'].map((id) => ({
      ...{ receiptId: id.repeat(8), unit: 'DISDIK', staffKind: 'pns', act: 'ikrar' },
      ...{ channel: 'kiosk', standing: 'attended' },
    }));
    await store.add(code.ceremonyId, pledges);
    const sealed = new Set(pledges.map(({ receiptId }) => receiptId));
    await store.takeOff(code.ceremonyId, ['01'.repeat(8)]);
    expect(await store.list(code.ceremonyId, sealed)).toEqual(pledges);
    expect(await store.list(code.ceremonyId)).toEqual(pledges.slice(1));
  });

  it('taken back does not touch whoever has attended anew meanwhile, nor bring back whoever was erased', async () => {
    const tables = await newTables();
    const use = await attends(tables, 0, aTicket(1));
    const back = takeBack(held.client, tables.pledges);
    await back({ ...use, receiptId: 'ff'.repeat(8) });
    await back({ ...use, personKey: keyOf(9) });
    expect(await attendedOf(tables, 1)).toEqual([0]);
    const Key = { personKey: { S: keyOf(9) } };
    const command = new GetItemCommand({ TableName: tables.pledges, Key });
    expect((await held.client.send(command)).Item).toBeUndefined();
  });
});

const anyUse = fc.record({
  ticket: fc.constantFrom(...[1, 2, 3].map(aTicket)),
  personKey: fc.constantFrom(...[1, 2, 3, 4].map(keyOf)),
  receiptId: fc
    .uint8Array({ minLength: 8, maxLength: 8 })
    .map((bytes) => Buffer.from(bytes).toString('hex')),
  at: fc.integer({ min: now, max: now + 3 }),
});

describe('uses of tickets', () => {
  it('come back as they were packed, and leave each ticket to one person, the same in any order', () => {
    fc.assert(
      fc.property(fc.array(anyUse, { maxLength: 20 }), (uses) => {
        const unpacked = unpackUses(packUses(uses));
        expect(unpacked).toHaveLength(uses.length);
        expect(unpacked).toEqual(expect.arrayContaining(uses));
        const gone = new Set(usesTooMany(uses).map(({ receiptId }) => receiptId));
        const left = uses.filter(({ receiptId }) => !gone.has(receiptId));
        for (const ticket of new Set(uses.map((use) => use.ticket)))
          expect(
            new Set(left.filter((use) => use.ticket === ticket).map(({ personKey }) => personKey))
              .size,
          ).toBe(1);
        const again = usesTooMany([...uses].reverse()).map(({ receiptId }) => receiptId);
        expect(new Set(again)).toEqual(gone);
      }),
    );
    expect(() => unpackUses(new Uint8Array(51))).toThrow('cut short');
  });

  it('of a burst of a hundred a second cost less than a fifteenth of a write unit a pledge', async () => {
    const tables = await newTables();
    let units = 0;
    const client = await dyingAt(Infinity);
    client.middlewareStack.add(
      (next) => async (args) => {
        Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
        const answer = await next(args);
        units += capacity.parse(answer.output).ConsumedCapacity.CapacityUnits;
        return answer;
      },
      { step: 'initialize' },
    );
    const uses = Array.from({ length: 200 }, (_, n) => ({
      ticket: aTicket(n),
      personKey: keyOf(n),
      receiptId: n.toString(16).padStart(16, '0'),
      at: now,
    }));
    await ticketStore(client, tables.ceremonies, () => now).putUses(code, uses);
    client.destroy();
    expect(units / uses.length).toBeLessThan(1 / 15);
  });
});

const capacity = z.object({ ConsumedCapacity: z.object({ CapacityUnits: z.number() }) });
