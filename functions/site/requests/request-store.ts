import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { readItem } from '../../../shared/table/item.ts';
import { putOnce, replace } from '../../../shared/table/put.ts';
import {
  dataRequestShape,
  deskOf,
  queueOf,
  type DataRequest,
  type RequestAnswer,
} from './data-request.ts';
import { dataRequestsTable as table } from './tables.ts';

export type RequestStore = {
  add: (request: DataRequest) => Promise<'added' | 'already-there'>;
  find: (requestKey: string) => Promise<DataRequest | undefined>;
  /** The requests of a desk (a region, or 'ID'), the one that is due first first; the answered ones the other way round. */
  list: (desk: string, which: 'open' | 'answered', most: number) => Promise<DataRequest[]>;
  /** Stores the answer of a request that has none. */
  answer: (
    request: DataRequest,
    answer: RequestAnswer,
  ) => Promise<'replaced' | 'changed-meanwhile'>;
};

/** Stores requests about personal data; each is answered once. */
export const requestStore = (client: DynamoDBClient, TableName: string): RequestStore => {
  const stored = { client, table, TableName };
  return {
    add: (request) => putOnce(stored, request),
    find: (requestKey) => find(stored, dataRequestShape, { requestKey }),
    list: async (desk, which, most) => {
      const found: DataRequest[] = [];
      for await (const item of everyItem(client, queryOf(TableName, queueOf(desk, which), most))) {
        found.push(readItem(dataRequestShape, item));
        if (found.length >= most) break;
      }
      return found;
    },
    answer: (request, answer) => {
      const queue = queueOf(deskOf(request), 'answered');
      return replace(stored, { ...request, queue, answer }, { queue: request.queue });
    },
  };
};

const queryOf = (TableName: string, queue: string, Limit: number) => ({
  TableName,
  IndexName: table.index.name,
  KeyConditionExpression: 'queue = :queue',
  ExpressionAttributeValues: { ':queue': { S: queue } },
  Limit,
  ScanIndexForward: queue.endsWith('#open'),
});
