import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import { newRequest, type DataRequest } from '../../functions/site/requests/data-request.ts';
import { requestStore } from '../../functions/site/requests/request-store.ts';
import { dataRequestsTable } from '../../functions/site/requests/tables.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
const at = Date.parse('2026-11-23T03:00:00Z');

beforeAll(async () => {
  held = await startTestEngine();
  await createTables(held.client, [tableOf(dataRequestsTable, 'requests')]);
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const requests = () => requestStore(held.client, 'requests');
const send = async (key: string, more: Partial<DataRequest> = {}, after = 0) => {
  const sent = { about: 'pledge', wish: 'access', text: 'Apa yang tersimpan?' } as const;
  const request = newRequest({ region: '18.09', ...sent, ...more }, key, at + after);
  expect(await requests().add(request)).toBe('added');
  return request;
};
const keysOf = async (desk: string, which: 'open' | 'answered') =>
  (await requests().list(desk, which, 10)).map(({ requestKey }) => requestKey);

const answer = {
  outcome: 'done',
  proof: 'receipt',
  text: 'Unit kerja dan waktu.',
  at: at + 3_600_000,
  by: 'admin-1',
} as const;

describe('requests about personal data', () => {
  it('are listed by when they are due, those about a report only to the nation', async () => {
    await send('second', {}, 2000);
    await send('first', {}, 1000);
    await send('reporter', { about: 'report' });
    await send('elsewhere', { region: '14.06' });
    expect(await keysOf('18.09', 'open')).toEqual(['first', 'second']);
    expect(await keysOf('ID', 'open')).toEqual(['reporter']);
    expect(await keysOf('14.06', 'open')).toEqual(['elsewhere']);
  });

  it('are answered once, whoever answers at the same time, and leave the queue they were in', async () => {
    const mine = await send('answered', { region: '64.07' });
    const answers = await Promise.all([
      requests().answer(mine, answer),
      requests().answer(mine, { ...answer, by: 'admin-2' }),
    ]);
    expect(answers.sort()).toEqual(['changed-meanwhile', 'replaced']);
    expect(await keysOf('64.07', 'open')).toEqual([]);
    expect(await keysOf('64.07', 'answered')).toEqual(['answered']);
    const report = await send('of-a-report', { region: '64.07', about: 'report' });
    await requests().answer(report, answer);
    expect(await keysOf('64.07', 'answered')).toEqual(['answered']);
    expect(await keysOf('ID', 'answered')).toEqual(['of-a-report']);
  });
});
