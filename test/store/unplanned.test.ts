import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { budgetStore } from '../../functions/satgas/telling/sms-budget.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { sendUnplanned, type UnplannedMessage } from '../../functions/satgas/telling/unplanned.ts';
import { unplannedStore } from '../../functions/satgas/telling/unplanned-store.ts';
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

const now = Date.parse('2026-11-30T03:00:00Z');
const partMicroUsd = 50_000;
const sms: UnplannedMessage = {
  part: 'left-sms',
  message: { region: '18.09', to: 'siti', channel: 'sms', text: 'teks', phone: '+6281200000001' },
  paying: { region: '18.09', as: 'other' },
};
const mail: UnplannedMessage = {
  part: 'left-mail',
  message: {
    ...{ region: '18.09', to: 'siti', channel: 'email', mailbox: 'siti@contoh.test' },
    ...{ subject: 'perihal', text: 'teks' },
  },
};
const fault = (name: string, httpStatusCode?: number) =>
  Object.assign(new Error(name), {
    name,
    $metadata: { ...(httpStatusCode !== undefined && { httpStatusCode }) },
  });
const throttled = fault('TooManyRequestsException', 429);

let changes = 0;
/** A change of an officer's row that the stream may bring often, and services that take what they are told to. */
const aChange = (monthlyMicroUsd = 100_000_000) => {
  changes += 1;
  const change = { region: '18.09', officerId: 'siti', sequence: String(changes) };
  const budget = { monthlyMicroUsd, partMicroUsd };
  const store = budgetStore(held.client, deliveriesTable.name, budget);
  const sent: string[] = [];
  const failed: string[] = [];
  const faults = new Map<string, Error>();
  const send = sendUnplanned({
    unplanned: unplannedStore(held.client, deliveriesTable.name),
    budget: store,
    publish: ({ channel }) => {
      sent.push(channel);
      const found = faults.get(channel);
      return found ? Promise.reject(found) : Promise.resolve('id');
    },
    count: (metric) => failed.push(metric),
    now: () => now,
  });
  const comes = () => send(change, [mail, sms]).catch((error: unknown) => error);
  return { comes, sent, failed, faults, spent: () => store.spent(now) };
};

describe('what a change of the register tells', () => {
  it('goes once, however often and to however many at once the change comes', async () => {
    const { comes, sent } = aChange();
    await Promise.all(Array.from({ length: 8 }, comes));
    await comes();
    expect(sent.toSorted()).toEqual(['email', 'sms']);
  });

  it('holds no other back, and is tried again alone where its service did not take it', async () => {
    const { comes, sent, faults, spent } = aChange();
    const before = await spent();
    faults.set('email', throttled);
    expect(await comes()).toBe(throttled);
    expect(sent).toEqual(['email', 'sms']);
    faults.delete('email');
    expect(await comes()).toBeUndefined();
    expect(sent).toEqual(['email', 'sms', 'email']);
    expect(await spent()).toBe(before + partMicroUsd);
  });

  it.each([
    ['whose answer is lost', fault('TimeoutError'), 0],
    ['that is refused for what it is', fault('InvalidParameterException', 400), partMicroUsd],
  ])('goes no second time %s, is counted, and pays for what was sent', async (_, lost, back) => {
    const { comes, sent, failed, faults, spent } = aChange();
    const before = await spent();
    faults.set('sms', lost);
    expect(await comes()).toBeUndefined();
    expect(await comes()).toBeUndefined();
    expect([sent, failed]).toEqual([['email', 'sms'], ['MessagesFailed']]);
    expect(await spent()).toBe(before + partMicroUsd - back);
  });

  it('gives the price of an SMS back that was not taken', async () => {
    const { comes, faults, spent } = aChange();
    const before = await spent();
    faults.set('sms', throttled);
    expect(await comes()).toBe(throttled);
    expect(await spent()).toBe(before);
  });

  it('goes by e-mail alone where the budget is spent', async () => {
    const { comes, sent } = aChange(partMicroUsd - 1);
    expect(await comes()).toBeUndefined();
    expect(sent).toEqual(['email']);
  });
});
