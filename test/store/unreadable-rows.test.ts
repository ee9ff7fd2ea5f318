import { PutItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { circularStore } from '../../functions/pledges/circulars/circular-store.ts';
import { circularsTable } from '../../functions/pledges/circulars/tables.ts';
import { keyRing } from '../../functions/pledges/receipts/key-ring.ts';
import { keyRingTable } from '../../functions/pledges/receipts/tables.ts';
import { alertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { nationStore } from '../../functions/satgas/nation/nation-store.ts';
import { nationTable } from '../../functions/satgas/nation/tables.ts';
import { officerStore } from '../../functions/satgas/officers/officer-store.ts';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { deliveryStore } from '../../functions/satgas/telling/delivery-store.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { anAlert, anOfficer } from '../support/builders.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  const tables = [
    ...[alertsTable, officersTable, deliveriesTable],
    ...[nationTable, keyRingTable, circularsTable],
  ];
  await createTables(
    held.client,
    tables.map((one) => tableOf(one)),
  );
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const write = (TableName: string, Item: Record<string, AttributeValue>) =>
  held.client.send(new PutItemCommand({ TableName, Item }));

describe('a row that nothing can read', () => {
  const region = { S: '99.01' };

  it('hides no other alert of its region from whoever lists them', async () => {
    const store = alertStore(held.client, alertsTable.name);
    const poison = { region, alertId: { S: '00000000001-poison' } };
    await write(alertsTable.name, poison);
    await write(alertsTable.name, {
      ...{ ...poison, alertId: { S: '1-open' }, state: { S: 'open' } },
      ...{ openIn: region, dueAt: { N: '1' } },
    });
    const alert = anAlert({ region: '99.01' });
    await store.open(alert);
    const known = [expect.objectContaining({ alertId: alert.alertId })];
    expect(await store.listOpen('99.01')).toEqual(known);
    expect(await store.listSince('99.01', 0)).toEqual(known);
    const keys = ['00000000001-poison', alert.alertId].map((alertId) => ({
      region: '99.01',
      alertId,
    }));
    expect(await store.findMany(keys)).toEqual(known);
  });

  it('hides no other officer of its region', async () => {
    const store = officerStore(held.client, officersTable.name);
    await write(officersTable.name, { region, officerId: { S: 'poison' } });
    await store.apply(anOfficer('petugas-1', { region: '99.01' }), {
      changeId: 'satu',
      revision: 0,
      at: 1,
    });
    const found = await store.listOf(['99.01']);
    expect(found.map(({ officerId }) => officerId)).toEqual(['petugas-1']);
  });

  it('hides no other message that waits for its digest', async () => {
    const store = deliveryStore(held.client, deliveriesTable.name);
    await write(deliveriesTable.name, {
      recipient: { S: '99.01/petugas-1' },
      item: { S: 'poison' },
      held: region,
      sendAt: { N: '1' },
    });
    const message = { region: '99.01', officerId: 'petugas-1', channel: 'sms' } as const;
    await store.plan({
      ...{ ...message, alertRegion: '99.01', alertId: '1-a', step: 0, severity: 3 },
      ...{ at: 1, state: 'held', sendAt: 2, attempts: 0 },
    });
    expect(await store.listHeld('99.01', 3, 10)).toMatchObject([{ alertId: '1-a' }]);
  });

  it('hides no other member from the nation, and no other refusal', async () => {
    const store = nationStore(held.client, nationTable.name);
    for (const kind of ['taken', 'refused'])
      await write(nationTable.name, { kind: { S: kind }, item: { S: 'lampung#poison' } });
    await store.refuse({ rule: 'totals-differ', member: 'bali', at: 5 });
    expect(await store.listRefused()).toMatchObject([{ member: 'bali', times: 1 }]);
    expect(await store.listTaken()).toEqual([]);
  });

  it('hides no other public key from whoever checks a receipt', async () => {
    await write(keyRingTable.name, { ring: { S: 'receipts' }, keyId: { S: 'poison' } });
    const ring = keyRing(held.client, keyRingTable.name);
    const key = { keyId: 'k1', x: 'x'.repeat(43), publishedAt: 5 };
    await ring.add(key);
    expect(await ring.list()).toMatchObject([key]);
  });

  it('hides no other answer of a unit to a circular', async () => {
    const store = circularStore(held.client, circularsTable.name);
    await write(circularsTable.name, { region, item: { S: 'reply#c1#poison' } });
    await store.reply('99.01', { id: 'c1', unit: 'DISDIK', office: 'Sekretaris', at: 3 });
    expect((await store.replies('99.01', 'c1')).map(({ unit }) => unit)).toEqual(['DISDIK']);
  });
});
