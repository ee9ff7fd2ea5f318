import { setTimeout as wait } from 'node:timers/promises';
import {
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type { StoredItem } from './item.ts';

/** For each write of a refused transaction whether its condition failed, and the item that was there. */
export type Refused = { failed: boolean; item: StoredItem | undefined }[];

/** How often a transaction that meets others on one item is sent, and how much longer each pause is than the last. */
export type Patience = { attempts: number; pauseMs: number };

/**
 * Makes all writes or none, and then returns which conditions did not hold. A transaction that meets another one on an
 * item is sent again; what else goes wrong is thrown.
 */
export const writeTogether = async (
  client: DynamoDBClient,
  TransactItems: TransactWriteItem[],
  { attempts, pauseMs }: Patience = { attempts: 4, pauseMs: 0 },
): Promise<'written' | Refused> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems }));
      return 'written';
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const refused = refusedIn(error);
      if (refused.some(({ failed }) => failed)) return refused;
      if (attempt === attempts) throw error;
      await wait(attempt * pauseMs);
    }
  }
};

const refusedIn = ({ CancellationReasons = [] }: TransactionCanceledException): Refused =>
  CancellationReasons.map(({ Code, Item }) => ({
    failed: Code === 'ConditionalCheckFailed',
    item: Item,
  }));
