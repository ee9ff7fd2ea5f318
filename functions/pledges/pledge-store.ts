import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Attempt } from '../../shared/attempt.ts';

/** One person's pledge as it is kept: the key is an HMAC, nothing in it leads back to the number. */
export type KeptPledge = {
  personKey: string;
  region: string;
  unit: string;
  staffKind: string;
  textVersion: number;
  /** Milliseconds since the epoch. */
  pledgedAt: number;
  receipt: string;
  attempt: Attempt;
};

export type PledgeStore = {
  /** Answers the receipt to hand out: this one, or that of the same attempt before; 'other-body' if the attempt said something else then. */
  keep: (pledge: KeptPledge) => Promise<{ receipt: string } | 'other-body'>;
};

/** Keeps a pledge in one write: the first call inserts, a repeat changes nothing that counts. */
export const pledgeStore = (client: DynamoDBClient, tableName: string): PledgeStore => ({
  keep: async (pledge) => {
    try {
      await client.send(upsert(tableName, pledge));
      return { receipt: pledge.receipt };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
      const { attempt, receipt } = error.Item;
      if (receipt?.S === undefined) throw error;
      return attempt?.S === attemptText(pledge.attempt) ? { receipt: receipt.S } : 'other-body';
    }
  },
});

const attemptText = (attempt: Attempt) => `${attempt.key}.${attempt.body}`;

const upsert = (tableName: string, pledge: KeptPledge) =>
  new UpdateItemCommand({
    TableName: tableName,
    Key: { personKey: { S: pledge.personKey } },
    UpdateExpression:
      'SET #region = if_not_exists(#region, :region), #unit = if_not_exists(#unit, :unit), ' +
      'staffKind = if_not_exists(staffKind, :staffKind), textVersion = if_not_exists(textVersion, :textVersion), ' +
      'pledgedAt = if_not_exists(pledgedAt, :pledgedAt), receipt = :receipt, attempt = :attempt',
    ConditionExpression: 'attribute_not_exists(attempt) OR NOT begins_with(attempt, :attemptKey)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ExpressionAttributeNames: { '#region': 'region', '#unit': 'unit' },
    ExpressionAttributeValues: {
      ':region': { S: pledge.region },
      ':unit': { S: pledge.unit },
      ':staffKind': { S: pledge.staffKind },
      ':textVersion': { N: String(pledge.textVersion) },
      ':pledgedAt': { N: String(pledge.pledgedAt) },
      ':receipt': { S: pledge.receipt },
      ':attempt': { S: attemptText(pledge.attempt) },
      ':attemptKey': { S: `${pledge.attempt.key}.` },
    },
  });
