import {
  GetItemCommand,
  PutItemCommand,
  type DynamoDBClient,
  type QueryCommandInput,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { itemOf, readItem } from '../../../shared/table/item.ts';
import { everyItem } from '../../../shared/table/list-below.ts';

const countsShape = z.object({
  /** Submissions the provider shows. */
  theirs: z.number(),
  /** Of these, how many were here already: a report, or in quarantine with a reason. */
  arrived: z.number(),
  /** How many were not: the gap. */
  missing: z.number(),
  /** How much of the gap is closed: now a report, or in quarantine with a reason. */
  filled: z.number(),
});
export type GapCounts = z.infer<typeof countsShape>;

/** A look through a provider that goes on at the next run where this one ended. */
const roundShape = z.extend(countsShape, {
  /** Milliseconds since the epoch, both. */
  startedAt: z.number(),
  since: z.number(),
  pages: z.number(),
  next: z.optional(z.string()),
});
export type Round = z.infer<typeof roundShape>;

export const gapShape = z.extend(countsShape, {
  source: z.string(),
  /** The form the numbers are of. */
  formId: z.string(),
  /** When the provider was asked last, milliseconds since the epoch. */
  checkedAt: z.number(),
  /** When the last look that reached the end began: what was submitted before it has arrived. */
  goodAt: z.optional(z.number()),
  /** Hints whose answers the provider has not shown us yet. */
  waiting: z.number(),
  /** In one word, why the last look did not reach the end; undefined when it did, or goes on. */
  failure: z.optional(z.string()),
  round: z.optional(roundShape),
});

/** The gap between what a source's provider has and what arrived, as the last whole look found it. */
export type SourceGap = z.infer<typeof gapShape>;

export type GapStore = {
  find: (source: string) => Promise<SourceGap | undefined>;
  list: () => Promise<SourceGap[]>;
  put: (gap: SourceGap) => Promise<void>;
};

const scope = 'sources';

/**
 * Stores one record per source among the numbers for oversight; it holds no personal data and never expires. The table
 * is declared by the room of cases, which reads these numbers: its key stands here a second time, lest the rooms form a
 * circle.
 */
export const gapStore = (client: DynamoDBClient, TableName: string): GapStore => ({
  find: async (source) => {
    const Key = itemOf({ scope, item: source });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    return Item && readItem(gapShape, Item);
  },
  list: async () => {
    const gaps: SourceGap[] = [];
    for await (const item of everyItem(client, gapsIn(TableName)))
      gaps.push(readItem(gapShape, item));
    return gaps;
  },
  put: async (gap) => {
    const Item = itemOf({ ...gap, scope, item: gap.source });
    await client.send(new PutItemCommand({ TableName, Item }));
  },
});

const gapsIn = (TableName: string): QueryCommandInput => ({
  TableName,
  KeyConditionExpression: '#scope = :scope',
  ExpressionAttributeNames: { '#scope': 'scope' },
  ExpressionAttributeValues: { ':scope': { S: scope } },
});
