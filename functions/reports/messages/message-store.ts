import { QueryCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Attempt } from '../../../shared/attempt.ts';
import { keyOf, readItem } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { messagesTable } from './tables.ts';
import { reportsTable } from '../intake/tables.ts';
import { boxId, messageWrites } from './message-writes.ts';
import { boxShape, messageShape, type Box, type From, type Message } from './message.ts';

export type Added = 'kept' | 'already-kept' | 'key-reused' | 'full' | 'no-report';

export type MessageStore = {
  /** Stores a message once per attempt, if its report exists and the sender's side of the box is not full. */
  add: (message: Message, once: Attempt) => Promise<Added>;
  /** The newest messages first; with `before` (a messageId) those older than it. */
  list: (reportKey: string, page: { before?: string; most: number }) => Promise<Message[]>;
  /** Notes when a side looked into the box, and returns the box as it was before; a missing box is not created. */
  look: (reportKey: string, side: From, at: number) => Promise<Box | undefined>;
};

/** Stores the messages of reports, each as long as its report. */
export const messageStore = (
  client: DynamoDBClient,
  tables: { messages: string; reports: string },
): MessageStore => ({
  add: async (message, once) => {
    const refused = await writeTogether(client, [
      ifReportStored(tables.reports, message),
      ...messageWrites(tables.messages, { message, once }),
    ]);
    if (refused === 'written') return 'kept';
    const [report, before, box] = refused;
    if (report?.failed) return 'no-report';
    if (before?.failed)
      return before.item?.['body']?.S === once.body ? 'already-kept' : 'key-reused';
    if (box?.failed) return 'full';
    throw new Error('Another message has this id');
  },
  list: async (reportKey, { before, most }) => {
    const { Items } = await client.send(
      new QueryCommand({
        TableName: tables.messages,
        KeyConditionExpression: 'reportKey = :report AND messageId < :before',
        // ':' follows '9': ids begin with a digit, the box and its marks with a letter.
        ExpressionAttributeValues: marshall({ ':report': reportKey, ':before': before ?? ':' }),
        ScanIndexForward: false,
        Limit: most,
      }),
    );
    return (Items ?? []).map((item) => readItem(messageShape, item));
  },
  look: (reportKey, side, at) => look(client, tables.messages, { reportKey, side, at }),
});

const ifReportStored = (TableName: string, { reportKey, at }: Message) => ({
  ConditionCheck: {
    TableName,
    Key: keyOf(reportsTable, { reportKey }),
    ConditionExpression: 'attribute_exists(reportKey) AND expiresAt > :now',
    ExpressionAttributeValues: marshall({ ':now': Math.floor(at / 1000) }),
  },
});

type Look = { reportKey: string; side: From; at: number };

const look = async (
  client: DynamoDBClient,
  TableName: string,
  { reportKey, side, at }: Look,
): Promise<Box | undefined> => {
  const command = new UpdateItemCommand({
    TableName,
    Key: keyOf(messagesTable, { reportKey, messageId: boxId }),
    UpdateExpression: 'SET #looked = :at',
    ConditionExpression: 'attribute_exists(reportKey)',
    ExpressionAttributeNames: { '#looked': `${side}LookedAt` },
    ExpressionAttributeValues: marshall({ ':at': at }),
    ReturnValues: 'ALL_OLD',
  });
  const looked = await unlessRefused(client.send(command));
  return looked && readItem(boxShape, looked.Attributes ?? {});
};
