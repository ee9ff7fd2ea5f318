import {
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  ScanCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import fc from 'fast-check';
import { countedPledge } from '../../functions/pledges/counting/counted-pledge.ts';
import { cellCount } from '../../functions/pledges/counting/participation-item.ts';
import { pledgeStore, type NewPledge } from '../../functions/pledges/register/pledge-store.ts';
import { pledgeRow, pledgesOf } from '../../functions/pledges/register/pledge-row.ts';
import { sheetAttempt } from '../../functions/pledges/register/sheet-attempt.ts';
import { standings } from '../../functions/pledges/register/standing.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { forgetAttempts } from '../../infra/upgrade/forget-attempts.ts';
import { endPledges } from '../../infra/upgrade/end-pledges.ts';
import { aNewPledge } from '../support/new-pledges.ts';
import { tableOf } from '../support/table-of.ts';

/** A year after the campaign, in seconds. */
const endsAt = 2_051_222_400;

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(pledgesTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const storeAll = async (...pledges: NewPledge[]): Promise<void> => {
  for (const pledge of pledges) await pledgeStore(held.client, 'pledges', endsAt).store(pledge);
};

const rowOf = async (personKey: string) => {
  const { Item } = await held.client.send(
    new GetItemCommand({ TableName: 'pledges', Key: { personKey: { S: personKey } } }),
  );
  return pledgeRow.parse(unmarshall(Item ?? {}));
};

const bestOf = async (personKey: string) => pledgesOf(await rowOf(personKey))[0];

describe('a person who pledges more than once', () => {
  it('counts by what is worth the most, in whatever order it came', async () => {
    let people = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom(...standings), { minLength: 1, maxLength: 6 }),
        async (order) => {
          const personKey = `any-${String((people += 1))}`;
          await storeAll(...order.map((standing) => aNewPledge({ personKey, standing })));
          const most = standings.find((standing) => order.includes(standing));
          expect((await bestOf(personKey))?.standing).toBe(most);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is kept from nothing by somebody who claimed their number first, in this region or another', async () => {
    const claim = { personKey: 'a', standing: 'claimed' } as const;
    await storeAll(aNewPledge({ ...claim, region: '35.75', unit: 'DINKES' }));
    await storeAll(aNewPledge({ ...claim, region: '18.09', unit: 'DISDIK' }));
    expect(await bestOf('a')).toMatchObject({ region: '18.09', unit: 'DISDIK' });
    await storeAll(aNewPledge({ personKey: 'a', region: '18.09', ceremony: '18.09-a' }));
    await storeAll(aNewPledge({ ...claim, region: '35.75', unit: 'DINKES' }));
    expect(await bestOf('a')).toMatchObject({ standing: 'attended', region: '18.09' });
  });

  it('is confirmed once they signed in, whoever claims afterwards, and attended once they were there', async () => {
    const of = (standing: NewPledge['standing'], pledgedAt: number) =>
      aNewPledge({ personKey: 'signs-in', standing, pledgedAt });
    const seen = [];
    const order = ['claimed', 'confirmed', 'claimed', 'attended-by-unit', 'confirmed'] as const;
    for (const [at, standing] of [...order, 'attended' as const, ...order].entries()) {
      await storeAll(of(standing, at));
      const best = await bestOf('signs-in');
      seen.push([best?.standing, best?.pledgedAt]);
    }
    const confirmed = ['confirmed', 1];
    expect(seen).toEqual([
      ['claimed', 0],
      ...Array.from({ length: 4 }, () => confirmed),
      ...Array.from({ length: 6 }, () => ['attended', 5]),
    ]);
  });

  it('stays where they attended first, and when', async () => {
    const first = { personKey: 'b', ceremony: '18.09-a', pledgedAt: 5 };
    await storeAll(aNewPledge(first), aNewPledge({ ...first, ceremony: '18.09-b', pledgedAt: 9 }));
    expect(await bestOf('b')).toMatchObject({ ceremony: '18.09-a', pledgedAt: 5 });
  });
});

describe('a row that a version before standings stored', () => {
  const old = {
    region: '18.09',
    unit: 'DISDIK',
    staffKind: 'pns',
    act: 'ikrar',
    channel: 'phone',
    textVersion: 1,
    pledgedAt: 1_795_397_400_000,
    receipt: Buffer.alloc(104, 7).toString('base64url'),
    attempt: 'keyed~abc.def',
  };
  const stored = async (personKey: string, more: object) => {
    const Item = marshall({ personKey, ...old, ...more });
    await held.client.send(new PutItemCommand({ TableName: 'pledges', Item }));
    return Item;
  };

  it.each([
    ['on the roster, at no ceremony', { standing: 'verified' }, 'claimed'],
    ['not on the roster', { standing: 'claimed' }, 'claimed'],
    ['from before rosters', {}, 'claimed'],
    ['at a ceremony', { standing: 'claimed', ceremony: '18.09-a', channel: 'kiosk' }, 'attended'],
    ['of a sheet', { standing: 'verified', ceremony: '18.09-a', channel: 'sheet' }, 'attended'],
  ])('%s, counts by what it proves, in its row and in the counts', async (_, more, standing) => {
    const item = await stored('old', more);
    expect(countedPledge(item)).toMatchObject({ standing, unit: 'DISDIK', staffKind: 'pns' });
    const before = 'standing' in more ? more.standing : 'claimed';
    const cell = cellCount({
      region: { S: '18.09' },
      cell: { S: 'ceremony' in more ? 'DISDIK#18.09-a' : 'DISDIK' },
      [`n:ikrar:pns:${before}`]: { N: '3' },
      [`n:ikrar:pns:${standing}`]: { N: before === standing ? '3' : '-1' },
    });
    const counted = before === standing ? 3 : 2;
    expect(cell.counts).toEqual({ [`ikrar:pns:${standing}`]: counted });
  });

  it('gives way to proof and to a newer claim', async () => {
    await stored('old-2', { standing: 'verified' });
    await storeAll(aNewPledge({ personKey: 'old-2', standing: 'claimed', unit: 'SEKDA' }));
    expect(await bestOf('old-2')).toMatchObject({ standing: 'claimed', unit: 'SEKDA' });
    await storeAll(aNewPledge({ personKey: 'old-2', ceremony: '18.09-b' }));
    expect(await bestOf('old-2')).toMatchObject({ standing: 'attended', ceremony: '18.09-b' });
  });

  it('ends a year after its campaign, also where a version before stored no end', async () => {
    await storeAll(aNewPledge({ personKey: 'ends' }));
    expect((await rowOf('ends')).expiresAt).toBe(endsAt);
    await held.client.send(
      new UpdateItemCommand({
        TableName: 'pledges',
        Key: { personKey: { S: 'ends' } },
        UpdateExpression: 'REMOVE expiresAt',
      }),
    );
    const before = await rowOf('ends');
    // Other tests of this file left rows of versions before.
    expect(await endPledges(held.client, { table: 'pledges', endsAt })).toBeGreaterThan(0);
    expect(await rowOf('ends')).toEqual({ ...before, expiresAt: endsAt });
    expect(await endPledges(held.client, { table: 'pledges', endsAt })).toBe(0);
  });

  it('loses a plain hash of its form, and nothing else, by the script that forgets them', async () => {
    const plain = 'abcdefghijklmnopqrstuv.abcdefghijklmnopqrstuv';
    for (let n = 0; n < 60; n += 1) await stored(`plain-${String(n)}`, { attempt: plain });
    const onSheet = { ceremonyId: '18.09-a', sheetId: 'sheet' };
    await storeAll(aNewPledge({ personKey: 'row', sheetRow: sheetAttempt(onSheet, 2) }));
    await stored('keyed', {});
    const { attempt, ...lasting } = await rowOf('plain-0');
    expect(await forgetAttempts(held.client, 'pledges')).toBe(60);
    expect(attempt).toBe(plain);
    expect(await rowOf('plain-0')).toEqual(lasting);
    expect(await rowOf('keyed')).toHaveProperty('attempt');
    expect((await rowOf('row')).attempt).toBe('sheet~18.09-a~sheet~2.row');
    expect(await forgetAttempts(held.client, 'pledges')).toBe(0);
    const page = await held.client.send(new ScanCommand({ TableName: 'pledges' }));
    expect(JSON.stringify(page.Items)).not.toContain(plain);
  });
});

describe('the register', () => {
  it('is written the same way for a first and a repeated pledge: one write, no condition, nothing returned', async () => {
    const seen: object[] = [];
    const { endpoint } = held.engine;
    const region = await held.client.config.region();
    const credentials = await held.client.config.credentials();
    const watched = new DynamoDBClient({ endpoint, region, credentials });
    watched.middlewareStack.add(
      (next) => (args) => {
        seen.push(args.input);
        return next(args);
      },
      { step: 'initialize' },
    );
    for (const standing of standings)
      for (const receiptId of ['01'.repeat(8), '02'.repeat(8)])
        await pledgeStore(watched, 'pledges', endsAt).store(aNewPledge({ standing, receiptId }));
    watched.destroy();
    expect(seen).toHaveLength(2 * standings.length);
    for (const input of seen) {
      expect(input).not.toHaveProperty('ConditionExpression');
      expect(input).not.toHaveProperty('ReturnValues');
    }
  });
});
