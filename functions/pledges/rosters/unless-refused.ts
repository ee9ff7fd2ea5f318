import {
  ConditionalCheckFailedException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';

/** What a conditional write answers; undefined when its condition did not hold, or an erasure of the same moment was in its way. */
export const unlessRefused = async <T>(sent: Promise<T>): Promise<T | undefined> => {
  try {
    return await sent;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    if (error instanceof TransactionConflictException) return undefined;
    throw error;
  }
};
