import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Barring } from '../../../events/barring.ts';
import type { Lane } from '../../../events/lane.ts';
import type { KeyedHash } from '../../../shared/keyed-hash.ts';
import { putOnce, putOrFind } from '../../../shared/table/put.ts';
import type { Place } from '../place.ts';
import { reportersTable, reportsTable } from './tables.ts';
import type { ToComplete } from './to-complete.ts';

/** A report as it is stored: everything but who reported it. */
export type StoredReport = {
  /** HMAC of what the reporter holds (the follow-up code) or of the source's delivery id. */
  reportKey: string;
  caseNumber: string;
  region: string;
  lane: Lane;
  conduct: string;
  severity: number;
  /** Why it is not about civil servants, where it is not: accepted all the same, and passed on. */
  outOfScope?: 'money-politics' | 'staff-kind' | undefined;
  /** The accused's unit, when what was said names one the campaign knows. */
  accusedUnitCode?: string | undefined;
  /** Who must not know of it; of a report of before, `accusedUnitCode` says it. */
  barring?: Barring | undefined;
  /** A keyed mark that reports about the same accused share; left out where whom it accuses cannot be compared. */
  alike?: KeyedHash | undefined;
  /** Its sender was over what is usual: its alert waits until then, in milliseconds since the epoch. */
  heldUntil?: number | undefined;
  /** Only free words are known of it, and what they are; until `completedAt`. */
  toComplete?: ToComplete | undefined;
  /** Milliseconds since the epoch. */
  receivedAt: number;
  /** 'form', or the name of the webhook source. */
  cameBy: string;
  /** Hash of the submitted body: distinguishes a retry from another body under the same key. */
  bodyHash: KeyedHash;
  details: Record<string, string>;
  /** Of a webhook, at most five: addresses, or `media:<id>` for what only the source's API can show. */
  evidenceLinks?: string[] | undefined;
  /** Of a finding: who of the satgas found it. */
  finder?: Place | undefined;
  finderName?: string | undefined;
  /** Seconds since the epoch. */
  expiresAt: number;
};

export type StoredReporter = {
  reportKey: string;
  identity: Record<string, string>;
  expiresAt: number;
};

export type ReportStore = {
  /** Stores the report once; a second call under the same key returns whether the body was the same. */
  add: (
    report: StoredReport,
    reporter?: StoredReporter,
  ) => Promise<'added' | 'already-there' | 'other-body'>;
};

/**
 * Stores reports, and reporters apart from them; the report is written last, and that write commits. Without a table of
 * reporters it stores nobody: whoever gives one it throws Error.
 */
export const reportStore = (
  client: DynamoDBClient,
  tables: { reports: string; reporters?: string },
): ReportStore => {
  const reports = { client, table: reportsTable, TableName: tables.reports };
  const keep = async (reporter: StoredReporter): Promise<void> => {
    if (tables.reporters === undefined) throw new Error('no table for who reported');
    await putOnce({ client, table: reportersTable, TableName: tables.reporters }, reporter);
  };
  return {
    add: async (report, reporter) => {
      if (reporter) await keep(reporter);
      const before = await putOrFind(reports, retryShape, report);
      if (before === undefined) return 'added';
      return before.bodyHash === report.bodyHash ? 'already-there' : 'other-body';
    },
  };
};

/** What distinguishes a retry from another body. */
const retryShape = z.object({ bodyHash: z.string() });
