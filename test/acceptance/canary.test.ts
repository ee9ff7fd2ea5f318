import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { clientTo } from '@netral/local-host/testing/engine';
import { expect, it } from '@jest/globals';
import { alertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { canary } from '../../functions/satgas/canary/canary.ts';
import { takeTestAlert } from '../../functions/satgas/canary/take-test-alert.ts';
import { engineOf } from '../support/inside-tables.ts';
import { lentSuite } from '../support/lent-suite.ts';

const practice = '00.99';
const hourMs = 3_600_000;

it('the canary pledges, reports and takes the alert of it, each time another, and nobody hears', async () => {
  const suite = await lentSuite();
  const client = clientTo(engineOf(suite));
  const { TableNames = [] } = await client.send(new ListTablesCommand({}));
  const table = TableNames.find((name) => name.includes('SatgasAlerts')) ?? '';
  const alerts = alertStore(client, table);
  const taken: string[] = [];
  const take = takeTestAlert({
    ...{ alerts, now: Date.now, pause: () => wait(200), patienceMs: 90_000 },
  });
  const steps: [string, boolean][] = [];
  const tryAt = (now: number) =>
    canary({
      address: suite.url,
      now: () => now,
      newId: randomUUID,
      takeAlert: async (caseNumber) => {
        await take(caseNumber);
        taken.push(caseNumber);
      },
      measure: ({ kind, fault, seconds }) =>
        steps.push([kind, fault === undefined && seconds < 90]),
    })();

  const now = Date.now();
  for (const at of [now, now]) expect(await tryAt(at)).toEqual({ failed: [] });
  expect(new Set(steps.map(([kind]) => kind))).toEqual(
    new Set(['page', 'pledge', 'report', 'alert', 'unknown-code', 'unknown-link', 'closed']),
  );
  expect(steps.every(([, isWell]) => isWell)).toBe(true);

  const [first, other] = taken;
  expect(taken).toHaveLength(2);
  expect(other).not.toBe(first);
  const found = await alerts.listSince(practice, now - hourMs);
  for (const caseNumber of [first, other])
    expect(found.find((one) => one.caseNumber === caseNumber)).toMatchObject({
      ...{ state: 'taken', takers: ['canary'], told: [] },
    });
  const outbox = await suite.client.outbox();
  for (const caseNumber of [first, other])
    expect(outbox.filter(({ body }) => body.includes(caseNumber ?? '?'))).toEqual([]);
  const counts = await fetch(`${suite.url}/v1/participation`, {
    headers: { accept: 'application/json' },
  });
  expect(await counts.text()).not.toContain(practice);
  client.destroy();
}, 300_000);

it('the canary says which step failed where no alert is opened, and tries the others', async () => {
  const suite = await lentSuite();
  const alerts = { listSince: () => Promise.resolve([]), find: () => Promise.resolve(undefined) };
  const take = takeTestAlert({
    alerts: { ...alerts, save: () => Promise.resolve('replaced' as const) },
    ...{ now: Date.now, pause: () => wait(50), patienceMs: 200 },
  });
  const { failed } = await canary({
    ...{ address: suite.url, now: () => Date.now() - 2 * hourMs, newId: randomUUID },
    ...{ takeAlert: take, measure: () => undefined },
  })();
  expect(failed).toEqual(['the alert of the report, taken: it was not opened in time']);
});
