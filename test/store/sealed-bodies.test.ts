import { PutItemCommand, ScanCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { packBody } from '../../functions/reports/sources/packed-body.ts';
import { quarantineStore } from '../../functions/reports/sources/quarantine-store.ts';
import { setAsideStore } from '../../functions/reports/sources/set-aside-store.ts';
import { quarantineTable } from '../../functions/reports/sources/tables.ts';
import { sealBodies } from '../../infra/upgrade/seal-bodies.ts';
import { plainTextsIn } from '../support/plain-texts.ts';
import { itemOf } from '../../shared/table/item.ts';
import { aSealing } from '../support/sealing.ts';
import { tableOf } from '../support/table-of.ts';

let suite: Awaited<ReturnType<typeof startTestEngine>>;
const TableName = 'Quarantine';
const receivedAt = Date.parse('2026-11-23T01:00:00Z');

beforeAll(async () => {
  suite = await startTestEngine();
  await createTables(suite.client, [tableOf(quarantineTable, TableName)]);
});

afterAll(async () => {
  await suite.stop();
  suite.forget();
});

const store = () =>
  quarantineStore(suite.client, TableName, {
    key: () => Promise.resolve(Buffer.alloc(32, 5)),
    keptDays: 14,
    sealing: aSealing,
  });

const said = {
  reporterName: 'Rahasiawati Pelaporsari',
  reporterPhone: '081298765432',
  account: 'Kalimat tersembunyi yang hanya boleh dibaca oleh satgas.',
};
const hidden = [...Object.values(said), '6281298765432', 'Rahasiawati', 'foto-rahasia'];
const body = Buffer.from(JSON.stringify({ data: said }));
/** As WhatsApp names a message: the sender's phone is in it. */
const deliveryId = `wamid.${Buffer.from('\u0018\u00026281298765432\u0015').toString('base64')}`;
const told = { deliveryId, media: ['https://contoh.test/foto-rahasia.jpg'] };
const headers = { 'content-type': ['application/json'], 'ce-subject': ['Rahasiawati'] };

const dump = async () => {
  const { Items = [] } = await suite.client.send(new ScanCommand({ TableName }));
  return Items;
};
const found = async () =>
  plainTextsIn(
    (await dump()).map((item) => unmarshall(item)),
    hidden,
  );

const clear = async () => {
  for (const { source, id } of await dump())
    await setAsideStore(suite.client, TableName, aSealing).settle(source?.S ?? '', id?.S ?? '');
};

describe('the table of the quarantine, read as it lies there', () => {
  it('holds nothing of what was said, in plain or base64, packed or not', async () => {
    const entry = { source: 'formulir', reason: 'invalid-fields', fields: ['place: required'] };
    await store().add({ ...entry, deliveryId, body, headers, receivedAt }, undefined);
    await store().add({ ...entry, deliveryId, body, told, receivedAt, reason: 'aside' }, undefined);
    await store().keepRaw({ source: 'formulir', body, headers, receivedAt });
    expect(await dump()).toHaveLength(3);
    expect(await found()).toEqual([]);
    const [first] = await store().list('formulir', 1);
    const opened = await store().find('formulir', first?.id ?? '');
    expect(Buffer.from(opened?.body ?? []).equals(body)).toBe(true);
    expect(opened?.deliveryId).toBe(deliveryId);
    const ids = await setAsideStore(suite.client, TableName, aSealing).list('formulir');
    expect(ids.map((one) => one.deliveryId)).toEqual([deliveryId, deliveryId]);
    await clear();
  });

  it('would be seen to hold it, had it not been sealed', async () => {
    await putOld({ source: 'formulir', id: 'a'.repeat(22), reason: 'invalid-fields' });
    expect(await found()).toEqual(expect.arrayContaining(['Rahasiawati', '6281298765432']));
    await clear();
  });
});

/** Literal rows as versions before stored them. */
const putOld = (more: Record<string, unknown>) => {
  const row = {
    fields: ['place: required'],
    receivedAt,
    bodyBytes: body.length,
    body: packBody(body),
    expiresAt: receivedAt / 1000 + 14 * 86_400,
    deliveryId,
    headers,
    ...more,
  };
  return suite.client.send(new PutItemCommand({ TableName, Item: itemOf(row) }));
};

const id = (letter: string) => letter.repeat(22);

describe('what versions before stored in the open', () => {
  it('can be listed, looked at and opened', async () => {
    await putOld({ source: 'lama', id: id('a'), reason: 'invalid-fields' });
    expect(await store().list('lama', 9)).toMatchObject([{ id: id('a'), bodyBytes: body.length }]);
    const seen = await store().look('lama', id('a'), undefined);
    expect(seen).toMatchObject({ readAs: 'json', reason: 'invalid-fields' });
    expect(JSON.stringify(seen)).toContain('data.reporterName');
    expect(JSON.stringify(seen)).not.toContain('Rahasia');
    expect(await store().find('lama', id('a'))).toMatchObject({ deliveryId, headers });
    const ids = await setAsideStore(suite.client, TableName, aSealing).list('lama');
    expect(ids).toMatchObject([{ deliveryId }]);
  });

  it('is sealed by the upgrade, killed anywhere and run again, and nothing of it is lost', async () => {
    await putOld({ source: 'lama', id: id('b'), reason: 'waiting', told, headers: undefined });
    await putOld({ source: 'kept/lama', id: id('c'), reason: 'kept', fields: [] });
    const done = { source: 'done/lama', id: id('d'), outcome: 'discarded', by: 'x', at: 1 };
    await suite.client.send(new PutItemCommand({ TableName, Item: marshall(done) }));
    const before = await opened();
    const names = rowNames(await dump());
    let nonces = 0;
    const dying = {
      ...aSealing,
      newNonce: () => ((nonces += 1) > 3 ? die() : aSealing.newNonce()),
    };
    await expect(sealBodies(suite.client, TableName, dying)).rejects.toThrow('killed');
    const left = await sealBodies(suite.client, TableName, aSealing);
    expect(left).toBeGreaterThan(0);
    expect(await sealBodies(suite.client, TableName, aSealing)).toBe(0);
    expect(await found()).toEqual([]);
    expect(await opened()).toEqual(before);
    expect(rowNames(await dump())).toEqual(names);
    expect(await store().look('lama', id('a'), undefined)).toMatchObject({ readAs: 'json' });
  });
});

const die = (): never => {
  throw new Error('killed');
};

const rowNames = (rows: Record<string, AttributeValue>[]) =>
  rows.map(({ source, id: own, expiresAt }) => [source?.S, own?.S, expiresAt?.N].join()).sort();

const opened = async () => {
  const entries = [];
  for (const [source, own] of [
    ['lama', id('a')],
    ['lama', id('b')],
    ['kept/lama', id('c')],
  ] as const) {
    const entry = await store().find(source, own);
    entries.push({ ...entry, body: Buffer.from(entry?.body ?? []).toString() });
  }
  return entries;
};
