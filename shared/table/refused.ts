import {
  ConditionalCheckFailedException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

/** The result of a conditional write; undefined when its condition did not hold. */
export const unlessRefused = async <R>(sent: Promise<R>): Promise<R | undefined> => {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
};

/**
 * The result of a conditional write or a transaction; undefined when a condition did not hold, or when another
 * transaction was writing the same item at that moment. Either way the item has to be read again.
 */
export const unlessMeanwhile = async <R>(sent: Promise<R>): Promise<R | undefined> => {
  try {
    return await unlessRefused(sent);
  } catch (error) {
    if (isConflict(error)) return undefined;
    throw error;
  }
};

const isConflict = (error: unknown): boolean =>
  error instanceof TransactionConflictException ||
  (error instanceof TransactionCanceledException &&
    (error.CancellationReasons ?? []).some(({ Code }) => Code === 'TransactionConflict'));
