import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bestOf } from '../support/inside-counts.ts';
import { insideSuite } from '../support/inside-tables.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { nipOf } from '../support/rosters.ts';

let suite: LentSuite;
beforeAll(async () => {
  suite = await lentSuite();
});
const minuteMs = 60_000;
const region = '64.07';
const people = [8001, 8002, 8003].map(nipOf);

type Kept = { number: string; key: string; swornAt: number };

const send = ({ number, key, swornAt }: Kept) =>
  suite.client.post(
    '/v1/pledges',
    {
      ...{ region, unit: 'DISDIK', staffKind: 'pns', agreed: true },
      number,
      swornAt,
    },
    { 'idempotency-key': key },
  );

/** The number of a receipt: a retry gets it again. */
const numberOf = (answer: { body: unknown }) =>
  Buffer.from(receiptOf(answer), 'base64url').toString('hex', 32, 40);
const receiptOf = ({ body }: { body: unknown }): string => (body as { receipt: string }).receipt;

describe('pledges that waited on phones', () => {
  it('are one claim a person, with the last moment that arrived, however often and in whatever order they come', async () => {
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
    const last = new Map<string, number>();
    for (const pledge of arrivals) {
      const answer = await send(pledge);
      expect(answer.status).toBe(201);
      expect(receiptOf(answer)).toMatch(/^[\w-]{139}$/);
      last.set(pledge.number, pledge.swornAt);
    }

    const again = arrivals.at(-1);
    if (!again) throw new Error('Nothing arrived');
    expect(numberOf(await send(again))).toBe(numberOf(await send(again)));

    const rows = (await insideSuite(suite)).map(({ row }) => row);
    const stored = rows.filter((row) => 'personKey' in row && !('pledges' in row));
    // Other tests of this suite pledge in any region, and none of them from a phone that waited.
    const waited = stored.flatMap((row) => {
      const pledge = bestOf(row);
      return pledge?.region === region && pledge.swornAt !== undefined ? [pledge.swornAt] : [];
    });
    expect(waited.sort()).toEqual([...last.values()].sort());
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
