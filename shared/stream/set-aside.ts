import type { DynamoDBRecord } from 'aws-lambda';
import { surroundings } from '../settings.ts';

/**
 * A stream record that could not be worked on, as it waits on a dead-letter queue: the key of its item and no value of
 * it, so that `npm run redrive` can read the item anew. `kind` is the change that was seen.
 */
export type AsideRecord = {
  function: string;
  streamArn: string;
  kind: 'INSERT' | 'MODIFY' | 'REMOVE';
  keys: NonNullable<NonNullable<DynamoDBRecord['dynamodb']>['Keys']>;
  sequence: string;
  /** Name of the error, never its message: a message may quote the item. */
  why: string;
};

/** Stores a record for a person to look at; 'nowhere' when this function has no queue for that. */
export type SetAside = (record: DynamoDBRecord, why: string) => Promise<'set-aside' | 'nowhere'>;

/**
 * Sends records to the dead-letter queue of the function's own stream, by the variable that `followStream` gives it.
 * Throws when the queue does not take them.
 */
export const setAsideOnQueue =
  (its: () => ReturnType<typeof surroundings> = surroundings): SetAside =>
  async (record, why) => {
    const { functionName, setAsideQueueUrl: QueueUrl } = its();
    if (QueueUrl === undefined) return 'nowhere';
    // Loaded when it is needed: a function starts faster without it.
    const { SQSClient, SendMessageCommand } = await import('@aws-sdk/client-sqs');
    const aside = asideOf(record, why, functionName);
    await new SQSClient().send(
      new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify(aside) }),
    );
    return 'set-aside';
  };

const asideOf = (record: DynamoDBRecord, why: string, name: string): AsideRecord => ({
  function: name,
  streamArn: record.eventSourceARN ?? '',
  kind: record.eventName ?? 'MODIFY',
  keys: record.dynamodb?.Keys ?? {},
  sequence: record.dynamodb?.SequenceNumber ?? '',
  why,
});
