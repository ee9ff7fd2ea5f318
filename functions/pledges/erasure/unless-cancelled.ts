import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/**
 * Sends a transaction; false when one of its conditions did not hold, or another write of the same moment was in its
 * way: then what it was made from has to be read again. What else goes wrong is thrown.
 */
export const unlessCancelled = async (send: () => Promise<unknown>): Promise<boolean> => {
  try {
    await send();
    return true;
  } catch (error) {
    if (error instanceof TransactionCanceledException && isRefused(error)) return false;
    throw error;
  }
};

const isRefused = ({ CancellationReasons = [] }: TransactionCanceledException): boolean =>
  CancellationReasons.some(
    ({ Code }) => Code === 'ConditionalCheckFailed' || Code === 'TransactionConflict',
  );
