import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { startApel } from '../../infra/demo/apel.ts';
import { eventually } from '../../infra/demo/suite-client.ts';
import { solvePuzzle } from '../../shared/puzzle/solve-puzzle.ts';
import { aPledge, aReport } from '../support/forms.ts';
import { postFrom } from '../support/from-address.ts';
import { insideSuite } from '../support/inside-tables.ts';
import { lentSuite, type LentSuite } from '../support/lent-suite.ts';
import { nipOf } from '../support/rosters.ts';

let suite: LentSuite;
beforeAll(async () => {
  suite = await lentSuite();
});

const from = async (address: string, path: string, sent: object, more: object = {}) => {
  const headers = { 'content-type': 'application/json', accept: 'application/json', ...more };
  const body = JSON.stringify(sent);
  const came = await postFrom(address, `${suite.url}${path}`, { headers, body });
  const said: unknown = JSON.parse(came.text);
  return { status: came.status, puzzle: came.headers['puzzle'], body: said };
};

const solved = async (challenge: unknown): Promise<string> =>
  (await solvePuzzle(z.parse(z.string(), challenge))) ?? '';

const accepted = z.object({ code: z.string(), caseNumber: z.string(), isSlower: z.boolean() });

describe('many reports from one address', () => {
  const flooder = '127.11.1.1';
  const reportFrom = async (address: string, sent: object, more: object = {}) => {
    const { status, body } = await from(address, '/v1/reports', sent, more);
    expect(status).toBe(201);
    return z.parse(accepted, body);
  };
  /** The row of a report (`bodyHash`) or of its alert (`rung`). */
  const rowOf = async (caseNumber: string, has: string) =>
    (await insideSuite(suite)).find(({ row }) => row['caseNumber'] === caseNumber && has in row)
      ?.row;

  beforeAll(async () => {
    for (let n = 0; n < 10; n += 1)
      expect((await reportFrom(flooder, aReport({}))).isSlower).toBe(false);
  });

  it('are stored as before without a puzzle, and told of later', async () => {
    for (const more of [{}, { puzzle: 'nonsense' }]) {
      const { isSlower, caseNumber } = await reportFrom(flooder, aReport({}), more);
      expect(isSlower).toBe(true);
      expect((await rowOf(caseNumber, 'bodyHash'))?.['heldUntil']).toBeDefined();
    }
  });

  it('offer one to whoever takes it, and go the usual way once it is solved, once', async () => {
    const report = aReport({});
    const key = { 'idempotency-key': randomUUID() };
    const offered = await from(flooder, '/v1/reports', report, { ...key, puzzle: 'offer' });
    expect(offered).toMatchObject({
      status: 428,
      body: { code: 'puzzle-first', errors: [{ facts: { challenge: offered.puzzle } }] },
    });
    const more = { ...key, puzzle: await solved(offered.puzzle) };
    const [first, again] = await Promise.all([
      reportFrom(flooder, report, more),
      reportFrom(flooder, report, more),
    ]);
    expect(again).toEqual(first);
    expect(first.isSlower).toBe(false);
    const row = await rowOf(first.caseNumber, 'bodyHash');
    expect(row).toBeDefined();
    expect(row?.['heldUntil']).toBeUndefined();
    const alert = await eventually('its alert', 60, () => rowOf(first.caseNumber, 'rung'));
    expect(alert['heldUntil']).toBeUndefined();
    const other = { 'idempotency-key': randomUUID(), puzzle: more.puzzle };
    expect((await reportFrom(flooder, aReport({}), other)).isSlower).toBe(true);
  });

  it('harm no ten others: none meets a puzzle or waits', async () => {
    for (let n = 1; n <= 10; n += 1) {
      const sent = await reportFrom(`127.12.${String(n)}.1`, aReport({}), { puzzle: 'offer' });
      expect(sent.isSlower).toBe(false);
    }
  });

  it('are refused for what is wrong with them before any puzzle', async () => {
    const wrong = aReport({ region: '99.99' });
    const { status, puzzle } = await from(flooder, '/v1/reports', wrong, { puzzle: 'offer' });
    expect([status, puzzle]).toEqual([422, undefined]);
  });
});

describe('many claims from one address', () => {
  const crowd = '127.13.1.1';
  const region = '18.09';
  let next = 30_000;
  const pledgeFrom = (address: string, more: object = {}, headers: object = {}) =>
    from(address, '/v1/pledges', aPledge({ region, number: nipOf((next += 1)), ...more }), headers);
  const offered = (number: string) => pledgeFrom(crowd, { number }, { puzzle: 'offer' });

  it('offer a puzzle within minutes, whoever pledged before or not; with it and without it is a claim', async () => {
    // Two minutes may share them: one has more than twenty of an address in any case.
    const burst = Array.from({ length: 50 }, () => pledgeFrom(crowd));
    expect(new Set((await Promise.all(burst)).map(({ status }) => status))).toEqual(new Set([201]));
    const known = nipOf(30_001);
    const { puzzle } = await eventually('the burst to be noted', 150, async () => {
      const asked = await offered(known);
      return asked.status === 428 ? asked : undefined;
    });
    expect((await offered(nipOf((next += 1)))).status).toBe(428);
    const number = nipOf((next += 1));
    const without = await pledgeFrom(crowd, { number });
    const solution = { puzzle: await solved(puzzle), 'idempotency-key': randomUUID() };
    const withIt = await pledgeFrom(crowd, { number }, solution);
    for (const { status, body } of [without, withIt])
      expect([status, z.parse(z.object({ standing: z.string() }), body).standing]).toEqual([
        201,
        'claimed',
      ]);
    // Under the same mark another number is another attempt: it is stored, and no puzzle served it.
    expect((await pledgeFrom(crowd, {}, solution)).status).toBe(201);
    const rows = (await insideSuite(suite)).flatMap(({ row }) => row['claimed'] ?? []);
    const marked = z.array(z.looseObject({ solved: z.optional(z.boolean()) }));
    expect(z.parse(marked, rows).filter((claim) => claim.solved)).toHaveLength(1);
  }, 240_000);

  it('keep no apel behind the same address from pledging, and nobody elsewhere', async () => {
    const { ticket } = await startApel(suite.url, suite.client, region);
    for (let n = 0; n < 20; n += 1) {
      const ceremony = await ticket();
      const { status, body } = await pledgeFrom(crowd, { ceremony }, { puzzle: 'offer' });
      expect([status, body]).toMatchObject([201, { standing: 'attended' }]);
    }
    expect((await pledgeFrom('127.14.1.1', {}, { puzzle: 'offer' })).status).toBe(201);
  });
});
