import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { KeyedHash } from '../../../shared/keyed-hash.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { putWrite } from '../../../shared/table/put.ts';
import { removeWrite } from '../../../shared/table/remove.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { casesTable } from '../cases/tables.ts';
import { messagesTable } from '../messages/tables.ts';
import { reportersTable, reportsTable } from '../intake/tables.ts';
import { withdrawable } from './report-view.ts';

type Tables = { reports: string; reporters: string; messages: string; cases: string };

/** A lead that gets a name. */
export type Raised = {
  reportKey: string;
  identity: Record<string, string>;
  /** Hash of the identity: distinguishes a retry from another name. */
  bodyHash: KeyedHash;
  /** Milliseconds since the epoch. */
  at: number;
  /** Seconds since the epoch: from now on the report is stored as long as one with a name. */
  expiresAt: number;
};
export type Withdrawn = { reportKey: string; reason: string; at: number };

export type ChangeReport = {
  /** Gives a lead its reporter, once: name and lane change together or not at all. */
  raise: (
    raised: Raised,
  ) => Promise<'kept' | 'already-kept' | 'already-named' | 'withdrawn' | 'no-report'>;
  /** Withdraws a report that was not passed on yet; the reporter's name is deleted with it. */
  withdraw: (withdrawn: Withdrawn) => Promise<'kept' | 'already-kept' | 'too-late' | 'no-report'>;
};

/** Changes what a reporter may change of their report; each change is one transaction. */
export const reportChanges = (client: DynamoDBClient, tables: Tables): ChangeReport => ({
  raise: async (raised) => {
    const refused = await writeTogether(client, raiseWrites(tables, raised));
    if (refused === 'written') return 'kept';
    const before = refused[0]?.item;
    if (!before || Number(before['expiresAt']?.N) * 1000 <= raised.at) return 'no-report';
    if (before['withdrawnAt']) return 'withdrawn';
    return before['nameHash']?.S === raised.bodyHash ? 'already-kept' : 'already-named';
  },
  withdraw: async (withdrawn) => {
    const refused = await writeTogether(client, withdrawWrites(tables, withdrawn));
    if (refused === 'written') return 'kept';
    const [report] = refused;
    if (!report?.failed) return 'too-late';
    return report.item?.['withdrawnAt'] ? 'already-kept' : 'no-report';
  },
});

const raiseWrites = (
  tables: Tables,
  { reportKey, identity, bodyHash, at, expiresAt }: Raised,
): TransactWriteItem[] => [
  {
    Update: {
      TableName: tables.reports,
      Key: keyOf(reportsTable, { reportKey }),
      UpdateExpression: 'SET lane = :named, raisedAt = :at, nameHash = :hash, expiresAt = :expires',
      ConditionExpression:
        'attribute_exists(reportKey) AND lane = :lead AND attribute_not_exists(withdrawnAt) AND expiresAt > :now',
      ExpressionAttributeValues: marshall({
        ':named': 'named',
        ':lead': 'lead',
        ':at': at,
        ':hash': bodyHash,
        ':expires': expiresAt,
        ':now': Math.floor(at / 1000),
      }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  },
  putWrite(reporters(tables), { reportKey, identity, expiresAt }),
  // Its stream record makes everything of this report be stored as long as the report.
  putWrite(
    { table: messagesTable, TableName: tables.messages },
    { reportKey, messageId: raisedId, at, expiresAt },
  ),
];

const reporters = (tables: Tables) => ({ table: reportersTable, TableName: tables.reporters });

/** The item beside a report's messages that marks it as raised. */
export const raisedId = 'raised';

const withdrawWrites = (
  tables: Tables,
  { reportKey, reason, at }: Withdrawn,
): TransactWriteItem[] => [
  {
    Update: {
      TableName: tables.reports,
      Key: keyOf(reportsTable, { reportKey }),
      UpdateExpression: 'SET withdrawnAt = :at, withdrawnReason = :reason, lane = :lead',
      ConditionExpression:
        'attribute_exists(reportKey) AND attribute_not_exists(withdrawnAt) AND expiresAt > :now',
      ExpressionAttributeValues: marshall({
        ':at': at,
        ':reason': reason,
        ':lead': 'lead',
        ':now': Math.floor(at / 1000),
      }),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    },
  },
  removeWrite(reporters(tables), { reportKey }),
  {
    ConditionCheck: {
      TableName: tables.cases,
      Key: keyOf(casesTable, { caseKey: reportKey, item: 'case' }),
      ConditionExpression: `attribute_not_exists(caseKey) OR #state IN (${withdrawable.map((_, i) => `:state${i}`).join(', ')})`,
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: marshall(
        Object.fromEntries(withdrawable.map((state, i) => [`:state${i}`, state])),
      ),
    },
  },
];
