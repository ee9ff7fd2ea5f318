import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { putOnceWrite, replaceWrite } from '../../../shared/table/put.ts';
import { listReadable, readable } from '../../../shared/table/readable.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { fileItem, fileQueue, fileRequestShape, type FileRequest } from './file-request.ts';
import { queuePage, type RowPosition } from './queue-page.ts';
import { casesTable as table } from './tables.ts';

/** Which requests of a region: those that can still be agreed to at a moment. */
export type FilesPage = {
  region: string;
  from: number;
  after?: RowPosition | undefined;
  most: number;
};

export type FileRequestStore = {
  /** The last request for one file. */
  find: (caseKey: string, piece: string) => Promise<FileRequest | undefined>;
  /** The last request for each file of a case. */
  list: (caseKey: string) => Promise<FileRequest[]>;
  /** The requests of a region that wait, the earliest end first, and whether that was the last of them. */
  waiting: (page: FilesPage) => Promise<{ rows: FileRequest[]; isEnd: boolean }>;
  /** Stores a request upon the one that was read, together with the entry in the trail of its file, or neither. */
  change: (
    seen: FileRequest | undefined,
    request: FileRequest,
    entry: TransactWriteItem,
  ) => Promise<'changed' | 'changed-meanwhile'>;
};

/** Stores, beside cases, who asked to open a sealed file and what was answered. */
export const fileRequestStore = (client: DynamoDBClient, TableName: string): FileRequestStore => {
  const stored = { client, table, TableName };
  return {
    find: (caseKey, piece) => find(stored, fileRequestShape, { caseKey, item: fileItem(piece) }),
    list: (caseKey) => listReadable(stored, fileRequestShape, { in: caseKey, start: 'file#' }),
    waiting: async ({ region, ...page }) => {
      const queue = fileQueue(region);
      const { items, isEnd } = await queuePage(client, TableName, { queue, ...page });
      return { rows: readable(table, fileRequestShape, items), isEnd };
    },
    change: async (seen, request, entry) => {
      const write = seen
        ? replaceWrite(stored, request, { changes: seen.changes, requestId: seen.requestId })
        : putOnceWrite(stored, request);
      const outcome = await writeTogether(client, [write, entry]);
      return outcome === 'written' ? 'changed' : 'changed-meanwhile';
    },
  };
};
