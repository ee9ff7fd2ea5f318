import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { insideTables } from '../support/inside-tables.ts';
import {
  removeDataFolder,
  startSuiteProcess,
  type SuiteProcess,
} from '../support/suite-process.ts';

let suite: SuiteProcess;
beforeAll(async () => (suite = await startSuiteProcess()), 60_000);
afterAll(async () => {
  await suite.stop();
  removeDataFolder(suite.dataFolder);
});

const minuteMs = 60_000;
const people = ['198609262015051001', '198703152010012002', '198211032006042003'];

type Kept = { number: string; key: string; swornAt: number };

const send = ({ number, key, swornAt }: Kept) =>
  suite.client.post(
    '/v1/pledges',
    {
      ...{ region: '18.09', unit: 'DISDIK', staffKind: 'pns', agreed: true },
      number,
      swornAt,
    },
    { 'idempotency-key': key },
  );

const receiptOf = ({ body }: { body: unknown }): string => (body as { receipt: string }).receipt;

describe('pledges that waited on phones', () => {
  it('are one a person, with the first moment that arrived, however often and in whatever order they come', async () => {
    const start = Date.now() - 60 * minuteMs;
    // Each person pressed twice: on two phones, or because nothing seemed to happen.
    const waiting = people.flatMap((number, person) =>
      [0, 1].map((press) => ({
        number,
        key: `phone-${person}-${press}`,
        swornAt: start + person * minuteMs + press * 5 * minuteMs,
      })),
    );
    const sample = fc.shuffledSubarray([...waiting, ...waiting, ...waiting], { minLength: 18 });
    const [arrivals = []] = fc.sample(sample, { numRuns: 1, seed: 7 });
    const first = new Map<string, number>();
    for (const pledge of arrivals) {
      const answer = await send(pledge);
      expect(answer.status).toBe(201);
      expect(receiptOf(answer)).toMatch(/^[\w-]{139}$/);
      if (!first.has(pledge.number)) first.set(pledge.number, pledge.swornAt);
    }

    const last = arrivals.at(-1);
    if (!last) throw new Error('Nothing arrived');
    expect(receiptOf(await send(last))).toBe(receiptOf(await send(last)));

    await suite.stop();
    const rows = (await insideTables(suite.dataFolder)).map(({ row }) => row);
    const pledges = rows.filter((row) => 'personKey' in row);
    expect(pledges.map(({ swornAt }) => Number(swornAt)).sort()).toEqual(
      [...first.values()].sort(),
    );
    suite = await startSuiteProcess(suite.dataFolder);
  });

  it.each([
    ['lies ahead', 10 * minuteMs, 'in-the-future'],
    ['is over seven days old', -(7 * 24 * 60 + 1) * minuteMs, 'too-long-ago'],
  ])('are refused by name where their time %s', async (_, awayMs, reason) => {
    const answer = await send({
      number: people[0] ?? '',
      key: `refused-${reason}`,
      swornAt: Date.now() + awayMs,
    });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ errors: [{ field: 'swornAt', reason }] });
  });
});
