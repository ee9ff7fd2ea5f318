import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { storedHash, type KeyedHash } from '../keyed-hash.ts';
import type { SendersTable } from '../limits/sender-limit.ts';
import { putOrFind } from '../table/put.ts';
import type { NamedTable } from '../table/table.ts';

/** A puzzle that was solved, and the attempt it was solved for. */
export const spentShape = z.object({ attempt: storedHash });

export type Spending = {
  /** A keyed mark of the challenge. */
  mark: KeyedHash;
  /** What it is spent for: a retry of the same may come again. */
  attempt: KeyedHash;
  /** When the challenge ends: seconds since the epoch. */
  expiresAt: number;
};

/** Spends a puzzle, and returns whether it serves: once, or again for the very attempt it served before. */
export type SpendOnce = (spending: Spending) => Promise<boolean>;

/** Longer than the clocks of two servers differ: a mark stays until its challenge has ended for each of them. */
const afterwardsSeconds = 3600;

/** Spends puzzles in one conditional write, beside the counts of senders; only who is above the limit causes it. */
export const spendOnce =
  (client: DynamoDBClient, senders: NamedTable<SendersTable>): SpendOnce =>
  async ({ mark, attempt, expiresAt }) => {
    const item = { sender: mark, attempt, expiresAt: expiresAt + afterwardsSeconds };
    const before = await putOrFind({ client, ...senders }, spentShape, item);
    return before === undefined || before.attempt === attempt;
  };
