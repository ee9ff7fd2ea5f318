import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { putWrite, replace, replaceWrite } from '../../../shared/table/put.ts';
import { readable } from '../../../shared/table/readable.ts';
import type { Place } from '../place.ts';
import { queuePage, type RowPosition } from './queue-page.ts';
import { enderKey, enderShape, reviewQueue, reviewShape, type Review } from './review.ts';
import { casesTable as table } from './tables.ts';

export type ReviewPage = { region: string; after?: RowPosition | undefined; most: number };

export type ReviewStore = {
  /** The review of a case's last end, where it is or was one of those looked at. */
  find: (caseKey: string) => Promise<Review | undefined>;
  /** Whether nobody noted yet that somebody ended a case in a month. */
  isFirst: (by: Place, month: string) => Promise<boolean>;
  /** The ends of a region's cases that wait, the longest first, and whether that was the last of them. */
  list: (page: ReviewPage) => Promise<{ rows: Review[]; isEnd: boolean }>;
  /** Stores what was found of an end, upon the review that was read. */
  settle: (seen: Review, found: Review) => Promise<'replaced' | 'changed-meanwhile'>;
  /** The same as a write, for a transaction. */
  settleWrite: (seen: Review, found: Review) => TransactWriteItem;
  /** The write by which an end waits for somebody above. */
  write: (review: Review) => TransactWriteItem;
  /** The write that says that somebody ended a case in a month. */
  enderWrite: (by: Place, month: string, expiresAt: number) => TransactWriteItem;
};

/** Stores, beside cases, which ends somebody above the region looks at. */
export const reviewStore = (client: DynamoDBClient, TableName: string): ReviewStore => {
  const stored = { client, table, TableName };
  return {
    find: (caseKey) => find(stored, reviewShape, { caseKey, item: 'review' }),
    isFirst: async (by, month) => {
      const known = await find(stored, enderShape, { caseKey: enderKey(by), item: month });
      return known === undefined;
    },
    list: async ({ region, after, most }) => {
      const queue = reviewQueue(region);
      const { items, isEnd } = await queuePage(client, TableName, { queue, after, most });
      return { rows: readable(table, reviewShape, items), isEnd };
    },
    settle: (seen, found) => replace(stored, found, asSeen(seen)),
    settleWrite: (seen, found) => replaceWrite(stored, found, asSeen(seen)),
    write: (review) => putWrite(stored, review),
    enderWrite: (by, month, expiresAt) =>
      putWrite(stored, { caseKey: enderKey(by), item: month, expiresAt }),
  };
};

/** Of the same end, and nobody has found anything yet. */
const asSeen = ({ version, found }: Review) => ({ version, found });
