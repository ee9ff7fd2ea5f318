import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { put, putOnce, putOrFind } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { circularsTable as table } from './tables.ts';
import { noticeShape, replyShape, type Notice, type NoticeKind, type Reply } from './circular.ts';

export type CircularStore = {
  /** Stores a notice once per id, and returns the stored one; 'other-body' when the same attempt sent another. */
  add: (notice: Notice) => Promise<Notice | 'other-body'>;
  find: (region: string, kind: NoticeKind, id: string) => Promise<Notice | undefined>;
  /** The notices of a region, newest first. */
  list: (region: string, kind: NoticeKind) => Promise<Notice[]>;
  /** What the units answered. */
  replies: (region: string, id: string) => Promise<Reply[]>;
  /** Stores a unit's reply: to a circular only the first, to a briefing the last (attendance may be corrected). */
  reply: (region: string, reply: Reply) => Promise<void>;
};

/** Stores circulars, briefings and what units answered, all of a region under its code. */
export const circularStore = (client: DynamoDBClient, TableName: string): CircularStore => {
  const stored = { client, table, TableName };
  return {
    add: async (notice) => {
      const item = noticeItem(notice.kind, notice.id);
      const before = await putOrFind(stored, noticeShape, { ...notice, item });
      if (before === undefined) return notice;
      return before.bodyHash === notice.bodyHash ? before : 'other-body';
    },
    find: (region, kind, id) =>
      find(eventually(stored), noticeShape, { region, item: noticeItem(kind, id) }),
    list: async (region, kind) => {
      const below = { in: region, start: `${kind}#` };
      const notices = await listReadable(stored, noticeShape, below);
      return notices.sort((a, b) => b.issuedAt - a.issuedAt);
    },
    replies: (region, id) =>
      listReadable(stored, replyShape, { in: region, start: `reply#${id}#` }),
    reply: async (region, reply) => {
      const item = { region, item: `reply#${reply.id}#${reply.unit}`, ...reply };
      await (reply.attended === undefined ? putOnce(stored, item) : put(stored, item));
    },
  };
};

const noticeItem = (kind: NoticeKind, id: string): string => `${kind}#${id}`;
