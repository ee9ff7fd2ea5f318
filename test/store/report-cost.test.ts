import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as z from 'zod/mini';
import type { ReportReceived } from '../../events/report-received.ts';
import { compareNames } from '../../functions/reports/intake/compare-names.ts';
import { reportLimits } from '../../functions/reports/intake/flood-policy.ts';
import { relayReport } from '../../functions/reports/intake/relay-reports.ts';
import { reportForm } from '../../functions/reports/intake/report-form.ts';
import { reportStore, type StoredReport } from '../../functions/reports/intake/report-store.ts';
import { submitReport } from '../../functions/reports/intake/submit-report.ts';
import {
  reportersTable,
  reportsTable,
  sendersTable,
} from '../../functions/reports/intake/tables.ts';
import { signStandardWebhook } from '../../functions/reports/signatures/standard-webhooks.ts';
import { inBurst } from '../../functions/reports/sources/in-burst.ts';
import { quarantineStore } from '../../functions/reports/sources/quarantine-store.ts';
import { receiveWebhook } from '../../functions/reports/sources/receive-webhook.ts';
import { recentStore } from '../../functions/reports/sources/recent-store.ts';
import { sourceStore } from '../../functions/reports/sources/source-store.ts';
import { quarantineTable, sourcesTable } from '../../functions/reports/sources/tables.ts';
import { alertStore } from '../../functions/satgas/alerts/alert-store.ts';
import { openAlert } from '../../functions/satgas/alerts/open-alert.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { senderLimit } from '../../shared/limits/sender-limit.ts';
import { attemptOf } from '../support/attempts.ts';
import { anOfficer, likenessKey } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { aReport } from '../support/forms.ts';
import { meter, type Use } from '../support/metered.ts';
import { aSealing } from '../support/sealing.ts';
import { tableOf } from '../support/table-of.ts';
import { currentSecret, senders } from '../support/webhook-senders.ts';
import { asReleased } from '../support/policy.ts';

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: DynamoDBClient;
let metered: ReturnType<typeof meter>;

const key = () => Promise.resolve(Buffer.alloc(32, 3));
const now = () => Date.now();

beforeAll(async () => {
  engine = await startTestEngine();
  client = engine.client;
  const tables = [reportsTable, reportersTable, sendersTable, sourcesTable, quarantineTable];
  await createTables(
    client,
    [...tables, alertsTable].map((table) => tableOf(table)),
  );
  const sources = sourceStore(client, sourcesTable.name);
  for (const { source } of senders) await sources.put(source);
  metered = meter(client);
});

afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const kept: StoredReport[] = [];

/** The intake with its real stores; what it stored last is the last of `kept`. */
const intake = () => {
  const names = { reports: reportsTable.name, reporters: reportersTable.name };
  const store = reportStore(client, names);
  const roll = { listOf: () => Promise.resolve([]) };
  return submitReport({
    campaign: demoCampaign(),
    reports: {
      ...store,
      add: (report, reporter) => {
        kept.push(report);
        return store.add(report, reporter);
      },
    },
    codeKey: key,
    compareNames: compareNames({ roll, likenessKey: () => Promise.resolve(likenessKey) }),
    now,
  });
};

/** What its stream and the queue behind it do: the alert of the last report is open, and told. */
const openItsAlert = async (): Promise<void> => {
  const report = kept.at(-1);
  if (!report) throw new Error('No report was stored');
  const told: ReportReceived[] = [];
  const publish = (event: ReportReceived) => Promise.resolve(void told.push(event));
  await relayReport({ publish })({ ...report });
  const alerts = alertStore(client, alertsTable.name);
  // Read from memory: what they cost is read units.
  const officers = { listOf: () => Promise.resolve([anOfficer('petugas-1')]) };
  const open = openAlert({ alerts, officers, policyOf: asReleased, now });
  for (const event of told) await open(event);
  expect(told).toHaveLength(1);
};

let nth = 0;
/** Somebody reports; each time somebody else is accused. */
const report = async (more: Record<string, unknown> = {}): Promise<void> => {
  nth += 1;
  const accusedName = ['Wulan Prasetyo', 'Gregorius Tambunan'][nth % 2];
  const form = z.parse(reportForm, aReport({ accusedName, ...more }));
  await intake()(form, await attemptOf(`kirim-${String(nth)}`, form));
};

const countSender = (address = '192.0.2.1') =>
  senderLimit({
    client,
    senders: { table: sendersTable, TableName: sendersTable.name },
    ...{ key, policy: reportLimits, fault: () => undefined },
  })(address, now());

/** A door that has just started takes some deliveries, ten milliseconds apart. */
const byWebhook = async (many = 1): Promise<void> => {
  const [sender] = senders.filter(({ source }) => source.scheme === 'standard-webhooks');
  if (!sender) throw new Error('No sender signs as Standard Webhooks do');
  const settings = { keptDays: 14, newId: randomUUID };
  const quarantine = { key, keptDays: 14, sealing: aSealing };
  let receivedAt = now();
  const received = receiveWebhook({
    ...inBurst({
      sources: sourceStore(client, sourcesTable.name),
      recent: recentStore(client, quarantineTable.name, settings),
      now: () => receivedAt,
    }),
    quarantine: quarantineStore(client, quarantineTable.name, quarantine),
    unknown: { note: ({ name }) => Promise.resolve(name) },
    submit: intake(),
    codeKey: key,
    planAnswer: () => Promise.resolve(),
    bindSlip: () => Promise.resolve(undefined),
    knownAs: (_, told) => Promise.resolve(told),
    readFromProvider: () => Promise.resolve(undefined),
    patienceMs: 60_000,
    count: () => undefined,
  });
  for (let nth = 0; nth < many; nth += 1) {
    const told = aReport({ accusedName: 'Zulkifli Hamonangan', place: `Lapangan ${String(nth)}` });
    const body = Buffer.from(JSON.stringify({ type: 'report.submitted', data: told }));
    receivedAt += 10;
    const signing = { id: `msg_${String(nth)}`, timestampMs: receivedAt, secret: currentSecret };
    const signed = Object.entries(signStandardWebhook({ ...signing, body }));
    const headers = {
      'content-type': ['application/json'],
      ...Object.fromEntries(signed.map(([name, value]) => [name, [value]])),
    };
    const delivery = { source: sender.source.source, headers, body, receivedAt };
    expect(await received(delivery)).toMatchObject({ status: 202 });
  }
};

const lead = async (): Promise<void> => {
  await countSender();
  await report();
};

const named = async (): Promise<void> => {
  await countSender();
  await report({
    ...{ lane: 'named', reporterName: 'Contoh Pelapor', reporterPhone: '081234567890' },
    reporterAddress: 'Jalan Contoh 1',
  });
};

// Today's figures, each with what it is made of. The aim was 3, 4 and 3; what is above it are guards that came since:
// the count of the sender, and which alert leads the reports about one accused.
describe('what a report costs until its alert is out, by the engine’s own count', () => {
  const alert = { writeUnits: 3, calls: 4 };

  it.each<[string, () => Promise<void>, Partial<Use>]>([
    ['a lead: the report, and the count of its sender', lead, { writeUnits: 2, calls: 2 }],
    ['a named report: a lead, and apart from it who reported', named, { writeUnits: 3, calls: 3 }],
    [
      'a delivery of a webhook: its raw body, the report, the line of latest ones; its source is read',
      () => byWebhook(),
      { writeUnits: 3, calls: 4 },
    ],
  ])('of %s; the alert, its place among those due, and which leads', async (_, work, taken) => {
    expect(await metered.of(work)).toMatchObject(taken);
    expect(await metered.of(openItsAlert)).toMatchObject(alert);
  });

  it('is a raw body and a report for each delivery of a source that sends a hundred a second', async () => {
    const stored = kept.length;
    const { calls, writeUnits } = await metered.of(() => byWebhook(200));
    expect(kept.length - stored).toBe(200);
    expect(writeUnits / 200).toBeLessThanOrEqual(2.05);
    expect(calls / 200).toBeLessThanOrEqual(2.1);
  });
});
