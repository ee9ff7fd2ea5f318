import { TransactionCanceledException, type AttributeValue } from '@aws-sdk/client-dynamodb';

/** Why a transaction was refused: for each of its writes whether its condition failed, and what stood there. */
export type Failed = { failed: boolean; item: Record<string, AttributeValue> | undefined }[];

/**
 * Sends a transaction; answers which conditions refused it, or undefined when it was written. Two transactions that
 * meet on one item are tried again; what else goes wrong is thrown.
 */
export const transact = async (send: () => Promise<unknown>): Promise<Failed | undefined> => {
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
      if (attempt === mostAttempts) throw error;
    }
  }
};

const mostAttempts = 4;
