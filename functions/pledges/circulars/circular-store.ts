import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listBelow, listed } from '../../../shared/table/list-below.ts';
import { put, putOnce, putOrFind } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { circularsTable as table } from './tables.ts';
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
export const circularStore = (client: DynamoDBClient, TableName: string): CircularStore => {
  const stored = { client, table, TableName };
  return {
    add: async (notice) => {
      const item = noticeItem(notice.kind, notice.id);
      const before = await putOrFind(stored, noticeShape, { ...notice, item });
      if (before === undefined) return 'kept';
      return before.bodyHash === notice.bodyHash ? 'already-kept' : 'other-body';
    },
    find: (region, kind, id) =>
      find(eventually(stored), noticeShape, { region, item: noticeItem(kind, id) }),
    list: async (region, kind) => {
      const notices = await listed(
        listBelow(stored, noticeShape, { in: region, start: `${kind}#` }),
      );
      return notices.sort((a, b) => b.issuedAt - a.issuedAt);
    },
    replies: (region, id) =>
      listed(listBelow(stored, replyShape, { in: region, start: `reply#${id}#` })),
    reply: async (region, reply) => {
      const item = { region, item: `reply#${reply.id}#${reply.unit}`, ...reply };
      await (reply.attended === undefined ? putOnce(stored, item) : put(stored, item));
    },
  };
};

const noticeItem = (kind: NoticeKind, id: string): string => `${kind}#${id}`;
