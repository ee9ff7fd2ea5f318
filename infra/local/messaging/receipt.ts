import type { QueueMessage } from './queue-message.ts';
import { ServiceError } from './service-error.ts';

/** The receipt of the latest hand-out of a message; it outlives a restart. */
export const handleOf = ({ messageId, receiveCount }: QueueMessage): string =>
  Buffer.from(JSON.stringify([messageId, receiveCount])).toString('base64url');

/** Message id and count of a receipt; throws SQS's ReceiptHandleIsInvalid. */
export const parseHandle = (receiptHandle: string): [string, number] => {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(receiptHandle, 'base64url').toString());
    const [id, count] = Array.isArray(parsed) ? (parsed as unknown[]) : [];
    if (typeof id === 'string' && typeof count === 'number') return [id, count];
  } catch {
    // Told below.
  }
  throw new ServiceError(
    'ReceiptHandleIsInvalid',
    `The input receipt handle "${receiptHandle.slice(0, 200)}" is not a valid receipt handle.`,
    404,
  );
};
