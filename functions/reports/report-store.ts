import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { KeyedHash } from '../../shared/keyed-hash.ts';

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
  /** The accused's unit, when what was said names one the campaign knows: keeps the alert away from it. */
  accusedUnitCode?: string | undefined;
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
): ReportStore => ({
  add: async (report, reporter) => {
    if (reporter) await client.send(putOnce(tables.reporters, reporter)).catch(unlessThere);
    try {
      await client.send(putOnce(tables.reports, report));
      return 'added';
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
      return error.Item['bodyHash']?.S === report.bodyHash ? 'already-there' : 'other-body';
    }
  },
});

const putOnce = (TableName: string, item: KeptReport | KeptReporter) =>
  new PutItemCommand({
    TableName,
    Item: marshall(item, { removeUndefinedValues: true }),
    ConditionExpression: 'attribute_not_exists(reportKey)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });

const unlessThere = (error: unknown): void => {
  if (!(error instanceof ConditionalCheckFailedException)) throw error;
};
