import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { itemsBelow } from '../table/items-below.ts';
import { putOnce } from '../table/put-once.ts';
import { noticeShape, replyShape, type Notice, type NoticeKind, type Reply } from './circular.ts';

export type CircularStore = {
  /** Keeps a notice once per id; 'other-body' when another stands there under the same attempt. */
  add: (notice: Notice) => Promise<'kept' | 'already-kept' | 'other-body'>;
  find: (region: string, kind: NoticeKind, id: string) => Promise<Notice | undefined>;
  /** The notices of a region, newest first. */
  list: (region: string, kind: NoticeKind) => Promise<Notice[]>;
  /** What units answered to a notice. */
  replies: (region: string, id: string) => Promise<Reply[]>;
  /** Keeps a unit's answer: the first one to a circular stands, attendance may be corrected. */
  reply: (region: string, reply: Reply) => Promise<void>;
};

/** Keeps circulars, briefings and what units answered, all of a region under its code. */
export const circularStore = (client: DynamoDBClient, TableName: string): CircularStore => ({
  add: async (notice) => {
    const Item = marshall(
      { ...notice, item: itemOf(notice.kind, notice.id) },
      { removeUndefinedValues: true },
    );
    const before = await putOnce(client, { TableName, Item });
    if (before === undefined) return 'kept';
    return before['bodyHash'] === notice.bodyHash ? 'already-kept' : 'other-body';
  },
  find: async (region, kind, id) => {
    const Key = marshall({ region, item: itemOf(kind, id) });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return Item && z.parse(noticeShape, unmarshall(Item));
  },
  list: async (region, kind) => {
    const notices: Notice[] = [];
    for await (const item of itemsBelow(client, TableName, { region, start: `${kind}#` }))
      notices.push(z.parse(noticeShape, item));
    return notices.sort((a, b) => b.issuedAt - a.issuedAt);
  },
  replies: async (region, id) => {
    const replies: Reply[] = [];
    for await (const item of itemsBelow(client, TableName, { region, start: `reply#${id}#` }))
      replies.push(z.parse(replyShape, item));
    return replies;
  },
  reply: async (region, reply) => {
    const item = `reply#${reply.id}#${reply.unit}`;
    const Item = marshall({ region, item, ...reply }, { removeUndefinedValues: true });
    if (reply.attended === undefined) await putOnce(client, { TableName, Item });
    else await client.send(new PutItemCommand({ TableName, Item }));
  },
});

const itemOf = (kind: NoticeKind, id: string): string => `${kind}#${id}`;
