import { paginateScan, type DynamoDBClient, type ScanCommandInput } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { findArrived } from '../../functions/reports/sources/arrived-store.ts';
import {
  providerFor,
  readFromProvider,
} from '../../functions/reports/sources/providers/provider-for.ts';
import type { FetchBytes } from '../../functions/reports/sources/providers/ask-provider.ts';
import { knownAs } from '../../functions/reports/sources/known-as.ts';
import { nameStore } from '../../functions/reports/sources/name-store.ts';
import { quarantineStore } from '../../functions/reports/sources/quarantine-store.ts';
import { receiveWebhook } from '../../functions/reports/sources/receive-webhook.ts';
import { gapStore } from '../../functions/reports/sources/reconcile-store.ts';
import { setAsideStore } from '../../functions/reports/sources/set-aside-store.ts';
import { reconcileSources } from '../../functions/reports/sources/reconcile.ts';
import type { Source } from '../../functions/reports/sources/source.ts';
import { sourceStore } from '../../functions/reports/sources/source-store.ts';
import { unknownStore } from '../../functions/reports/sources/unknown-store.ts';
import { takeTold } from '../../functions/reports/sources/take-item.ts';
import { reportStore, type StoredReport } from '../../functions/reports/intake/report-store.ts';
import { submitReport } from '../../functions/reports/intake/submit-report.ts';
import { quarantineTable, sourcesTable } from '../../functions/reports/sources/tables.ts';
import { reportersTable, reportsTable } from '../../functions/reports/intake/tables.ts';
import { summariesTable } from '../../functions/reports/cases/tables.ts';
import { createTables } from '@netral/local-host/engine/tables';
import { demoCampaign } from './campaign.ts';
import { tableOf } from './table-of.ts';
import { aSealing } from './sealing.ts';
import { nobodyAlike } from './roll.ts';

export const sourceTables = {
  reports: 'Reports',
  reporters: 'Reporters',
  sources: 'Sources',
  quarantine: 'Quarantine',
  summaries: 'Summaries',
};

/** Creates the tables of the sources' side of the intake. */
export const createSourceTables = (client: DynamoDBClient) =>
  createTables(client, [
    tableOf(reportsTable, sourceTables.reports),
    tableOf(reportersTable, sourceTables.reporters),
    tableOf(sourcesTable, sourceTables.sources),
    tableOf(quarantineTable, sourceTables.quarantine),
    tableOf(summariesTable, sourceTables.summaries),
  ]);

type Intake = {
  client: DynamoDBClient;
  now: () => number;
  /** How providers are asked. */
  fetch: FetchBytes;
  /** What a run may take, by the clock that is handed in. */
  budgetMs?: number;
  patienceMs?: number;
  /** Where metrics are counted, when several intakes count together. */
  counted?: Map<string, number>;
};

/** The whole intake from sources on real tables: the webhook door, the reconciler, and what they keep. */
export const anIntake = ({ client, now, fetch, ...more }: Intake) => {
  const { budgetMs = 1e9, patienceMs = 60_000, counted = new Map<string, number>() } = more;
  const count = (metric: string, amount = 1) =>
    counted.set(metric, (counted.get(metric) ?? 0) + amount);
  const sleep = () => Promise.resolve();
  const codeKey = () => Promise.resolve(Buffer.alloc(32, 3));
  const sources = sourceStore(client, sourceTables.sources);
  const quarantine = quarantineStore(client, sourceTables.quarantine, {
    key: codeKey,
    keptDays: 14,
    sealing: aSealing,
  });
  const unknown = unknownStore(client, sourceTables.quarantine, 14);
  // A line that is only shown would double what a storm writes here; recent-deliveries.test.ts has the store.
  const recent = { note: () => Promise.resolve() };
  const gaps = gapStore(client, sourceTables.summaries);
  const submit = submitReport({
    campaign: demoCampaign(),
    compareNames: nobodyAlike,
    reports: reportStore(client, sourceTables),
    codeKey,
    now,
  });
  const providerOf = providerFor({ fetch, now, sleep, tries: 3, patienceMs: 60_000 });
  const asked = providerFor({ fetch, now, sleep, tries: 1, patienceMs: 0 });
  const planAnswer = () => Promise.resolve();
  const reading = { readFromProvider: readFromProvider(asked), count };
  const names = nameStore(client, sourceTables.quarantine, { key: codeKey, sealing: aSealing });
  const knowing = { names, knownAs: knownAs(names) };
  const bindSlip = () => Promise.resolve(undefined);
  const taking = { quarantine, submit, codeKey, planAnswer, bindSlip, ...reading, ...knowing };
  return {
    receive: receiveWebhook({ ...taking, sources, unknown, recent, patienceMs }),
    /** The same door, that has read its sources already. */
    receiveFrom: (known: ReadonlyMap<string, Source>) => {
      const find = (source: string) => Promise.resolve(known.get(source));
      return receiveWebhook({ ...taking, sources: { find }, unknown, recent, patienceMs });
    },
    reconcile: reconcileSources({
      sources,
      gaps,
      providerOf,
      setAside: setAsideStore(client, sourceTables.quarantine, aSealing),
      arrived: findArrived(client, sourceTables.reports),
      take: takeTold(taking),
      ...{ names, quarantine },
      codeKey,
      now,
      budgetMs,
      count,
    }),
    sources: {
      ...sources,
      /** Keeps a source, whatever stood there. */
      put: async (source: Source) =>
        sources.put(source, (await sources.find(source.source))?.changedAt),
    },
    quarantine,
    replayNeeds: taking,
    unknown,
    gaps,
    counted,
    reports: () => allReports(client),
    /** The reports that came by one source: hundreds of others are not read for each delivery. */
    reportsOf: (source: string) =>
      allReports(client, {
        FilterExpression: 'cameBy = :source',
        ExpressionAttributeValues: { ':source': { S: source } },
      }),
  };
};

/** Every stored report, or those a filter lets through. */
export const allReports = async (
  client: DynamoDBClient,
  filter: Pick<ScanCommandInput, 'FilterExpression' | 'ExpressionAttributeValues'> = {},
): Promise<StoredReport[]> => {
  const reports: StoredReport[] = [];
  for await (const { Items = [] } of paginateScan(
    { client },
    { TableName: sourceTables.reports, ...filter },
  )) {
    reports.push(...Items.map((item) => unmarshall(item) as StoredReport));
  }
  return reports;
};
