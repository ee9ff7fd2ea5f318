import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import {
  deskOf,
  newRequest,
  queueOf,
  type DataRequest,
} from '../../functions/site/requests/data-request.ts';
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
  const request = newRequest({ region: '18.09', ...sent, ...more }, key, {
    at: at + after,
  });
  expect(await requests().add(request)).toBe('added');
  return request;
};
const keysOf = async (desk: string, which: 'open' | 'answered') =>
  (await requests().list({ desk, which, most: 10 })).map(({ requestKey }) => requestKey);

const answeredBy = (request: DataRequest, by: string) =>
  requests().change(request, {
    ...request,
    queue: queueOf(deskOf(request), 'answered'),
    answer: { ...answer, by },
  });

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
    const answers = await Promise.all([answeredBy(mine, 'admin-1'), answeredBy(mine, 'admin-2')]);
    expect(answers.sort()).toEqual(['changed-meanwhile', 'replaced']);
    expect(await keysOf('64.07', 'open')).toEqual([]);
    expect(await keysOf('64.07', 'answered')).toEqual(['answered']);
    const report = await send('of-a-report', { region: '64.07', about: 'report' });
    await answeredBy(report, 'admin-1');
    expect(await keysOf('64.07', 'answered')).toEqual(['answered']);
    expect(await keysOf('ID', 'answered')).toEqual(['of-a-report']);
  });

  it('are listed page by page, also where two are due at the same moment, and counted', async () => {
    for (const key of ['p1', 'p2', 'p3', 'p4', 'p5']) await send(key, { region: '31.71' });
    const seen: string[] = [];
    for (let after: DataRequest | undefined; ;) {
      const page = await requests().list({ desk: '31.71', which: 'open', most: 2, after });
      seen.push(...page.map(({ requestKey }) => requestKey));
      after = page.at(-1);
      if (page.length < 2) break;
    }
    expect(seen.sort()).toEqual(['p1', 'p2', 'p3', 'p4', 'p5']);
    const count = (most: number) => requests().count({ desk: '31.71', which: 'open', most });
    expect([await count(3), await count(100)]).toEqual([3, 5]);
  });

  it('have one refusal that waits: of two at the same time one is stored', async () => {
    const mine = await send('refused', { region: '32.01' });
    const propose = (read: DataRequest, by: string, proposedAt: number) =>
      requests().change(read, {
        ...read,
        refusal: { proof: 'none', text: 'Tidak dapat diperiksa.', at: proposedAt, by },
        refusalAt: proposedAt,
      });
    const both = await Promise.all([propose(mine, 'a', at + 1), propose(mine, 'b', at + 2)]);
    expect(both.sort()).toEqual(['changed-meanwhile', 'replaced']);
    // Whoever read it before the refusal was proposed neither answers nor decides.
    expect(await answeredBy(mine, 'c')).toBe('changed-meanwhile');
    const read = await requests().find('refused');
    expect(read && (await answeredBy(read, 'c'))).toBe('replaced');
  });
});
