import { GetItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import type { ReconciledDay } from '../../functions/satgas/telling/line-state.ts';
import { reconciledStore } from '../../functions/satgas/telling/reconciled-store.ts';
import { smsAccountStore } from '../../functions/satgas/telling/sms-account-store.ts';
import { budgetStore } from '../../functions/satgas/telling/sms-budget.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { anAttempt } from '../support/attempts.ts';
import { mondayMorning } from '../support/memory-satgas.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(deliveriesTable)]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const read = async (TableName: string, Key: Record<string, AttributeValue>) =>
  (await held.client.send(new GetItemCommand({ TableName, Key }))).Item;

describe('what is known of the line', () => {
  it('is stored as ever: the spend of a month, and the account', async () => {
    const budget = budgetStore(held.client, 'deliveries', {
      monthlyMicroUsd: 100,
      partMicroUsd: 3,
    });
    await budget.reserve(mondayMorning, { region: '18.09', as: 'first', parts: 2 });
    const month = { recipient: { S: 'budget' }, item: { S: '2026-11' } };
    expect(await read('deliveries', month)).toEqual({ ...month, spent: { N: '6' } });

    const account = smsAccountStore(held.client, 'deliveries');
    const { key: mark } = anAttempt('a phone');
    await account.put({ isInSandbox: false, spendLimitUsd: 50, optedOut: [mark] });
    const sms = { recipient: { S: 'account' }, item: { S: 'sms' } };
    expect(await read('deliveries', sms)).toEqual({
      ...sms,
      isInSandbox: { BOOL: false },
      spendLimitUsd: { N: '50' },
      optedOut: { L: [{ S: mark }] },
    });
    expect(await account.find()).toMatchObject({ optedOut: [mark] });

    const reconciled = reconciledStore(held.client, 'deliveries');
    const differs: ReconciledDay['differs'] = ['price'];
    const row = {
      ...{
        day: '2026-11-21',
        at: 5,
        countedMicroUsd: 9,
        messages: 2,
        setAsideMicroUsd: 8,
        differs,
      },
      ...{ priced: 1, pricedSetAsideMicroUsd: 4, priceMicroUsd: 7, parts: 1 },
    };
    for (const day of ['2026-11-21', '2026-11-20']) await reconciled.put({ ...row, day });
    expect(await reconciled.listSince('2026-11-20')).toEqual([row]);
    expect(await reconciled.countedOn('2026-11-21')).toBe(0);
  });
});
