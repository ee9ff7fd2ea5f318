import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import { reportLimits } from '../../functions/reports/intake/flood-policy.ts';
import { intakeOperations } from '../../functions/reports/intake/operations.ts';
import { reportStore } from '../../functions/reports/intake/report-store.ts';
import { submitReportHttp } from '../../functions/reports/intake/submit-report.http.ts';
import { submitReport } from '../../functions/reports/intake/submit-report.ts';
import {
  reportersTable,
  reportsTable,
  sendersTable,
} from '../../functions/reports/intake/tables.ts';
import { readRequest } from '../../shared/http/request.ts';
import { served } from '../../shared/operation/serve.ts';
import { limitWithPuzzle } from '../../shared/puzzle/limit-with-puzzle.ts';
import { solvePuzzle } from '../../shared/puzzle/solve-puzzle.ts';
import { Refusal } from '../../shared/refusal.ts';
import { attemptOf } from '../support/attempts.ts';
import { anEvent } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { aReport } from '../support/forms.ts';
import { askedNeeds } from '../support/report-pages.ts';
import { nobodyAlike } from '../support/roll.ts';
import { tableOf } from '../support/table-of.ts';

let held: Awaited<ReturnType<typeof startTestEngine>>;
beforeAll(async () => {
  held = await startTestEngine();
  await createTables(
    held.client,
    [reportsTable, reportersTable, sendersTable].map((t) => tableOf(t)),
  );
});
afterAll(async () => {
  await held.stop();
  held.forget();
});

const secret = () => Promise.resolve(Buffer.alloc(32, 5));
const answered = z.object({ code: z.string(), isSlower: z.boolean() });
const day = '2026-11-28';

/** The function as it is wired, on the real engine. */
const theIntake = () => {
  const campaign = demoCampaign();
  const needs = askedNeeds(campaign);
  const names = { reports: reportsTable.name, reporters: reportersTable.name };
  const reports = reportStore(held.client, names);
  const submit = submitReport({
    ...{ campaign, reports, codeKey: secret, compareNames: nobodyAlike, now: needs.now },
  });
  const limit = limitWithPuzzle({
    client: held.client,
    senders: { table: sendersTable, TableName: sendersTable.name },
    key: secret,
    policy: reportLimits,
    fault: (error) => {
      throw error;
    },
    now: Date.now,
    randomBelow: () => 3,
  });
  const post = served(
    intakeOperations.submitReport,
    submitReportHttp({ ...needs, submit, attemptOf, ...limit }),
  );
  return async (address: string, report: object, headers: Record<string, string> = {}) => {
    const type = { 'Content-Type': 'application/json' };
    const sent = { method: 'POST', headers: { ...type, ...headers }, body: JSON.stringify(report) };
    const { body } = await post({ ...readRequest(anEvent(sent)), sourceAddress: address });
    return z.parse(answered, body);
  };
};
const report = (more: object = {}) => aReport({ occurredOn: day, knownOn: day, ...more });
const flooder = '203.0.113.7';

describe('the eleventh report of an address in a day', () => {
  it('waits without a puzzle, and with a solved one goes as any other, the same however often it is sent', async () => {
    const post = theIntake();
    for (let n = 0; n < reportLimits.address; n += 1)
      expect((await post(flooder, report(), { Puzzle: 'offer' })).isSlower).toBe(false);
    expect((await post(flooder, report())).isSlower).toBe(true);

    const own = report();
    const key = { 'Idempotency-Key': 'sixteen-signs-and-more' };
    const refused = await post(flooder, own, { ...key, Puzzle: 'offer' }).catch((e: unknown) => e);
    if (!(refused instanceof Refusal)) throw new Error('no puzzle was offered');
    const solution = (await solvePuzzle(refused.headers['puzzle'] ?? '')) ?? '';
    const all = await Promise.all(
      Array.from({ length: 3 }, () => post(flooder, own, { ...key, Puzzle: solution })),
    );
    expect(new Set(all.map(({ code }) => code)).size).toBe(1);
    expect(all.map(({ isSlower }) => isSlower)).toEqual([false, false, false]);
    expect((await post(flooder, report(), { ...key, Puzzle: solution })).isSlower).toBe(true);
  });

  it('is nothing to ten others, who meet no puzzle', async () => {
    const post = theIntake();
    for (let n = 0; n < 10; n += 1) {
      const sent = await post(`198.51.${String(n)}.1`, report(), { Puzzle: 'offer' });
      expect(sent.isSlower).toBe(false);
    }
  });

  it('is told what is wrong with it before any puzzle', async () => {
    const wrong = theIntake()(flooder, report({ region: '99.99' }), { Puzzle: 'offer' });
    await expect(wrong).rejects.toMatchObject({ code: 'invalid-fields' });
  });
});
