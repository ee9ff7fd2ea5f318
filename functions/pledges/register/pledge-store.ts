import {
  ConditionalCheckFailedException,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import type { Attempt } from '../../../shared/attempt.ts';
import { sheetAttemptPrefix, type SheetAttempt } from './sheet-attempt.ts';

/** 'verified': on the roster of the region; 'claimed': nobody but the person says so. */
export type Standing = 'verified' | 'claimed';
/** Spoken together, or signed by each: two acts that are never added up as one. */
export type Act = 'ikrar' | 'pakta-integritas';
export type Channel = 'phone' | 'kiosk' | 'sheet';

/** One person's pledge as it is kept: the key is an HMAC, nothing in it leads back to the number. */
export type KeptPledge = {
  personKey: string;
  region: string;
  unit: string;
  staffKind: string;
  standing: Standing;
  act: Act;
  channel: Channel;
  /** Id of the ceremony it was made at. */
  ceremony?: string;
  textVersion: number;
  /** Milliseconds since the epoch. */
  pledgedAt: number;
  /** Milliseconds since the epoch, when the person pressed; left out where that was when it arrived. */
  swornAt?: number;
  receipt: string;
  attempt: Attempt | SheetAttempt;
};

export type PledgeStore = {
  /** Answers the receipt to hand out: this one, or that of the same attempt before; 'other-body' if the attempt said something else then. */
  keep: (pledge: KeptPledge) => Promise<{ receipt: string } | 'other-body'>;
};

/**
 * Keeps a pledge in one write: the first call inserts, a repeat changes nothing that counts. A repeat that names a
 * ceremony or a moment takes a second write: those belong to the first pledge only, or the counts of a ceremony
 * would follow whoever pledges again there.
 */
export const pledgeStore = (client: DynamoDBClient, tableName: string): PledgeStore => ({
  keep: async function keep(pledge) {
    try {
      await client.send(upsert(tableName, pledge));
      return { receipt: pledge.receipt };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException) || !error.Item) throw error;
      const { attempt, receipt } = error.Item;
      if (receipt?.S === undefined) throw error;
      if (!attempt?.S?.startsWith(attemptStart(pledge))) return keep(repeatOf(pledge));
      return attempt.S === attemptText(pledge) ? { receipt: receipt.S } : 'other-body';
    }
  },
});

const repeatOf = (pledge: KeptPledge): KeptPledge => {
  const repeat = { ...pledge };
  delete repeat.ceremony;
  delete repeat.swornAt;
  return repeat;
};

/** Names what must be there from the first write on, or never. */
const isFirstOnly = (pledge: KeptPledge): boolean =>
  pledge.ceremony !== undefined || pledge.swornAt !== undefined;

/**
 * How an attempt of a person starts in the register. Versions before this mark kept plain hashes: no attempt is taken
 * for one of those, and `npm run forget-attempts` knows them by its absence.
 */
export const keyedMark = 'keyed~';

/** A row of a sheet is named and not hashed; its name starts with a mark of its own. */
const attemptStart = ({ attempt: { key } }: KeptPledge): string =>
  `${key.startsWith(sheetAttemptPrefix) ? '' : keyedMark}${key}.`;
const attemptText = (pledge: KeptPledge): string => `${attemptStart(pledge)}${pledge.attempt.body}`;

const upsert = (tableName: string, pledge: KeptPledge) => {
  const lasting = lastingOf(pledge);
  const names = Object.keys(lasting);
  return new UpdateItemCommand({
    TableName: tableName,
    Key: { personKey: { S: pledge.personKey } },
    UpdateExpression: `SET ${[
      ...names.map((name) => `#${name} = if_not_exists(#${name}, :${name})`),
      'receipt = :receipt',
      'attempt = :attempt',
    ].join(', ')}`,
    ConditionExpression: isFirstOnly(pledge)
      ? 'attribute_not_exists(personKey)'
      : 'attribute_not_exists(attempt) OR NOT begins_with(attempt, :attemptKey)',
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    ExpressionAttributeNames: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(lasting).map(([name, value]) => [`:${name}`, value])),
      ':receipt': { S: pledge.receipt },
      ':attempt': { S: attemptText(pledge) },
      ...(!isFirstOnly(pledge) && { ':attemptKey': { S: attemptStart(pledge) } }),
    },
  });
};

/** What a first pledge says for good. */
const lastingOf = (pledge: KeptPledge): Record<string, AttributeValue> => ({
  region: { S: pledge.region },
  unit: { S: pledge.unit },
  staffKind: { S: pledge.staffKind },
  standing: { S: pledge.standing },
  act: { S: pledge.act },
  channel: { S: pledge.channel },
  textVersion: { N: String(pledge.textVersion) },
  pledgedAt: { N: String(pledge.pledgedAt) },
  ...(pledge.ceremony !== undefined && { ceremony: { S: pledge.ceremony } }),
  ...(pledge.swornAt !== undefined && { swornAt: { N: String(pledge.swornAt) } }),
});
