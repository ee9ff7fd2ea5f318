import { QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { readItem, type StoredItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';
import { putOnce, replace } from '../../../shared/table/put.ts';
import { dataRequestShape, queueOf, type DataRequest, type RequestList } from './data-request.ts';
import { dataRequestsTable as table } from './tables.ts';

export type Place = Pick<DataRequest, 'dueAt' | 'requestKey'>;

export type Listing = {
  /** A region, or 'ID'. */
  desk: string;
  which: RequestList;
  most: number;
  /** The request before the first one listed. */
  after?: Place | undefined;
};

export type RequestStore = {
  add: (request: DataRequest) => Promise<'added' | 'already-there'>;
  find: (requestKey: string) => Promise<DataRequest | undefined>;
  /** The requests of a desk, the one that is due first first; the answered ones the other way round. */
  list: (listing: Listing) => Promise<DataRequest[]>;
  /** How many there are in a list; `most` where there are more, or where they are too large to be counted at once. */
  count: (listing: Omit<Listing, 'after'>) => Promise<number>;
  /** Writes a request in place of one that was read, if nobody answered it, or proposed or decided a refusal, since. */
  change: (read: DataRequest, changed: DataRequest) => Promise<'replaced' | 'changed-meanwhile'>;
};

/** Stores requests about personal data; each is answered once. */
export const requestStore = (client: DynamoDBClient, TableName: string): RequestStore => {
  const stored = { client, table, TableName };
  return {
    add: (request) => putOnce(stored, request),
    find: (requestKey) => find(stored, dataRequestShape, { requestKey }),
    list: async ({ most, ...listing }) => {
      const found: DataRequest[] = [];
      for await (const item of everyItem(client, queryOf(TableName, { most, ...listing }))) {
        found.push(readItem(dataRequestShape, item));
        if (found.length >= most) break;
      }
      return found;
    },
    count: async (listing) => {
      const command = new QueryCommand({ ...queryOf(TableName, listing), Select: 'COUNT' });
      const { Count = 0, LastEvaluatedKey } = await client.send(command);
      return LastEvaluatedKey ? listing.most : Count;
    },
    change: ({ queue, refusalAt }, changed) => replace(stored, changed, { queue, refusalAt }),
  };
};

const queryOf = (TableName: string, { desk, which, most, after }: Listing) => ({
  TableName,
  IndexName: table.index.name,
  KeyConditionExpression: 'queue = :queue',
  ExpressionAttributeValues: { ':queue': { S: queueOf(desk, which) } },
  Limit: most,
  ScanIndexForward: which !== 'answered',
  ...(after && { ExclusiveStartKey: placeOf(queueOf(desk, which), after) }),
});

const placeOf = (queue: string, { dueAt, requestKey }: Place): StoredItem => ({
  requestKey: { S: requestKey },
  queue: { S: queue },
  dueAt: { N: String(dueAt) },
});
