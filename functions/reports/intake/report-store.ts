import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Barring } from '../../../events/barring.ts';
import type { KeyedHash } from '../../../shared/keyed-hash.ts';
import { putOnce, putOrFind } from '../../../shared/table/put.ts';
import { reportersTable, reportsTable } from './tables.ts';

/** A report as it is kept: everything but who reported it. */
export type KeptReport = {
  /** HMAC of what the reporter holds (the follow-up code) or of the source's delivery id. */
  reportKey: string;
  caseNumber: string;
  region: string;
  lane: 'lead' | 'named';
  conduct: string;
  severity: number;
  /** Why it is no matter of civil servants, where it is none: taken all the same, and passed on. */
  outOfScope?: 'money-politics' | 'staff-kind' | undefined;
  /** The accused's unit, when what was said names one the campaign knows. */
  accusedUnitCode?: string | undefined;
  /** Who must not know of it; of a report of before, `accusedUnitCode` says it. */
  barring?: Barring | undefined;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  /** 'form', or the name of the webhook source. */
  cameBy: string;
  /** Hash of the body it was made from: tells a retry from another body under the same key. */
  bodyHash: KeyedHash;
  details: Record<string, string>;
  /** Of a webhook, at most five: addresses, or `media:<id>` for what only the source's API can show. */
  evidenceLinks?: string[] | undefined;
  /** Seconds since the epoch. */
  expiresAt: number;
};

export type KeptReporter = {
  reportKey: string;
  identity: Record<string, string>;
  expiresAt: number;
};

export type ReportStore = {
  /** Keeps the report once; a second call under the same key says whether it said the same. */
  add: (
    report: KeptReport,
    reporter?: KeptReporter,
  ) => Promise<'added' | 'already-there' | 'other-body'>;
};

/** Keeps reports, and reporters apart from them; the report's write comes last and is the one that commits. */
export const reportStore = (
  client: DynamoDBClient,
  tables: { reports: string; reporters: string },
): ReportStore => {
  const reports = { client, table: reportsTable, TableName: tables.reports };
  const reporters = { client, table: reportersTable, TableName: tables.reporters };
  return {
    add: async (report, reporter) => {
      if (reporter) await putOnce(reporters, reporter);
      const before = await putOrFind(reports, saidShape, report);
      if (before === undefined) return 'added';
      return before.bodyHash === report.bodyHash ? 'already-there' : 'other-body';
    },
  };
};

/** All that tells a retry from another body. */
const saidShape = z.object({ bodyHash: z.string() });
