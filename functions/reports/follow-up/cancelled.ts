import { setTimeout as wait } from 'node:timers/promises';
import { TransactionCanceledException, type AttributeValue } from '@aws-sdk/client-dynamodb';

/** Why a transaction was refused: for each of its writes whether its condition failed, and what stood there. */
export type Failed = { failed: boolean; item: Record<string, AttributeValue> | undefined }[];

/** How often a transaction is tried that meets others on one item, and how much longer each pause is than the last. */
export type Patience = { attempts: number; pauseMs: number };

/**
 * Sends a transaction; answers which conditions refused it, or undefined when it was written. Two transactions that
 * meet on one item are tried again; what else goes wrong is thrown.
 */
export const transact = async (
  send: () => Promise<unknown>,
  { attempts, pauseMs }: Patience = { attempts: 4, pauseMs: 0 },
): Promise<Failed | undefined> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await send();
      return undefined;
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      if (reasons.some(({ Code }) => Code === 'ConditionalCheckFailed')) {
        return reasons.map(({ Code, Item }) => ({
          failed: Code === 'ConditionalCheckFailed',
          item: Item,
        }));
      }
      if (attempt === attempts) throw error;
      await wait(attempt * pauseMs);
    }
  }
};
