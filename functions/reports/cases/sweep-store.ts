import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { put } from '../../../shared/table/put.ts';
import { readable } from '../../../shared/table/readable.ts';
import { eventually } from '../../../shared/table/table.ts';
import { relayedShape, type RelayedReport } from '../intake/relay-reports.ts';
import { reportsTable } from '../intake/tables.ts';
import { openedShape, type OpenedReport } from './new-case.ts';
import { passShape, type Pass } from './sweep-pass.ts';
import { casesTable, summariesTable } from './tables.ts';

/** Which reports one page holds: received from `since` until `until`, the next in no order after `next`. */
export type PageRequest = { since: number; until: number; next?: string | undefined };

export type SweepStore = {
  readPage: (
    asked: PageRequest,
  ) => Promise<{ reports: RelayedReport[]; next?: string | undefined }>;
  /** The cases there are of these reports, by their keys; one that was made a moment ago may be missing. */
  casesOf: (reportKeys: string[]) => Promise<Map<string, 'open' | 'closed'>>;
  /** Everything a case is made from; undefined where the report has ended. */
  findReport: (reportKey: string) => Promise<OpenedReport | undefined>;
  findPass: () => Promise<Pass | undefined>;
  putPass: (pass: Pass) => Promise<void>;
};

type Tables = { reports: string; cases: string; summaries: string };

/** Reads reports without an index (one would cost a write unit a report), and remembers how far a look has come. */
export const sweepStore = (client: DynamoDBClient, tables: Tables): SweepStore => {
  const reports = { client, table: reportsTable, TableName: tables.reports };
  const cases = { client, table: casesTable, TableName: tables.cases };
  const summaries = { client, table: summariesTable, TableName: tables.summaries };
  return {
    readPage: async (asked) => {
      const page = await client.send(new ScanCommand(pageOf(tables.reports, asked)));
      const next = page.LastEvaluatedKey?.['reportKey']?.S;
      return { reports: readable(reportsTable, sweptShape, page.Items ?? []), next };
    },
    casesOf: async (reportKeys) => {
      const keys = reportKeys.map((caseKey) => ({ caseKey, item: 'case' }));
      const fields = ['caseKey', 'queue'];
      const found = await findMany(eventually(cases), standingShape, { keys, fields });
      return new Map(found.map(({ caseKey, queue }) => [caseKey, standingOf(queue)]));
    },
    findReport: (reportKey) => find(reports, openedShape, { reportKey }),
    findPass: () => find(summaries, passShape, passKey),
    putPass: (pass) => put(summaries, { ...passKey, ...pass }),
  };
};

const passKey = { scope: 'sweep', item: 'reports' };

const standingShape = z.object({ caseKey: z.string(), queue: z._default(z.string(), '') });
const standingOf = (queue: string): 'open' | 'closed' =>
  queue.endsWith('#closed') ? 'closed' : 'open';

/** As the event has it: one report that no event can say hides no other. */
const sweptShape = z.extend(relayedShape, {
  reportKey: z.string().check(z.minLength(12)),
  severity: z.int().check(z.gte(1), z.lte(5)),
});

/** Reports read at a time, whether or not they are of the time looked at. */
const mostRead = 1000;
const fields = Object.keys(relayedShape.shape);

const pageOf = (TableName: string, { since, until, next }: PageRequest) => ({
  TableName,
  Limit: mostRead,
  FilterExpression: 'receivedAt BETWEEN :since AND :until AND expiresAt > :now',
  ProjectionExpression: fields.map((_, i) => `#field${i}`).join(', '),
  ExpressionAttributeNames: Object.fromEntries(fields.map((name, i) => [`#field${i}`, name])),
  ExpressionAttributeValues: marshall({
    ':since': since,
    ':until': until,
    ':now': Math.floor(until / 1000),
  }),
  ...(next !== undefined && { ExclusiveStartKey: keyOf(reportsTable, { reportKey: next }) }),
});
