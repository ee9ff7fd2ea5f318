import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import type { SenderPolicy } from '../../../shared/limits/sender-limit.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import type { mailboxLimitsTable } from './tables.ts';

/** Asks of an address and a network in a day that are looked up: an office of three hundred sits behind one address. */
export const askLimits: SenderPolicy = { kind: 'mailbox-ask', address: 300, network: 1000 };

/** Mails for a person in a day. */
export const mostMails = 3;
/** People that one mailbox confirms in a day: their own. */
export const mostPeople = 1;

/** Who was counted under a mark, of a day. */
export const limitShape = z.object({ members: z.instanceof(Set) });

/** What is counted: mails for a person, and people who ask by a mailbox. */
export type Limited = { kind: 'person' | 'mailbox'; of: string; member: string; most: number };

/** Counts a member, once however often it comes, and returns whether there was room for it. */
export type TakePlace = (limited: Limited, at: number) => Promise<'within' | 'over'>;

type Needs = {
  client: DynamoDBClient;
  table: typeof mailboxLimitsTable;
  TableName: string;
  /** A secret of at least 32 bytes; marks are others each day. */
  key: () => Promise<Uint8Array>;
};

/** Longer than the day itself. */
const keptMs = 26 * 3_600_000;

/** Counts by a set of members under a keyed mark of the day, so that a record that comes again takes no second place. */
export const placesOf =
  ({ client, table, TableName, key }: Needs): TakePlace =>
  async ({ kind, of, member, most }, at) => {
    const day = new Date(at).toISOString().slice(0, 10);
    const secret = await key();
    const markOf = (what: string, text: string) => keyedHash(secret, `${what}/${day}`, text);
    const command = new UpdateItemCommand({
      TableName,
      Key: keyOf(table, { sender: markOf(`mailbox-limit/${kind}`, of) }),
      UpdateExpression: 'SET expiresAt = :until ADD members :added',
      ConditionExpression:
        'attribute_not_exists(members) OR contains(members, :member) OR size(members) < :most',
      ExpressionAttributeValues: marshall({
        ':until': Math.floor((at + keptMs) / 1000),
        ':added': new Set([markOf('mailbox-member', member)]),
        ':member': markOf('mailbox-member', member),
        ':most': most,
      }),
    });
    return (await unlessRefused(client.send(command))) ? 'within' : 'over';
  };
