import { attributesMd5, type MessageAttributes } from './message-attributes.ts';
import { md5, systemAttributes, type ReceivedMessage } from './queue-message.ts';
import type { Queue } from './queue-room.ts';
import { ServiceError } from './service-error.ts';
import type { ReceiveMessage } from './sqs-shapes.ts';

/** A received message as SQS writes it, with the attributes that were asked for. */
export const receivedForm = (message: ReceivedMessage, asked: ReceiveMessage) => {
  const system = pick(systemAttributes(message), [
    ...(asked.AttributeNames ?? []),
    ...(asked.MessageSystemAttributeNames ?? []),
  ]);
  const attributes = pick(message.attributes, asked.MessageAttributeNames ?? []);
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    Body: message.body,
    MD5OfBody: md5(message.body),
    ...(Object.keys(system).length > 0 && { Attributes: system }),
    ...(Object.keys(attributes).length > 0 && {
      MessageAttributes: attributesForm(attributes),
      MD5OfMessageAttributes: attributesMd5(attributes),
    }),
  };
};

const pick = <Value>(all: Record<string, Value>, names: string[]): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(all).filter(([name]) =>
      names.some(
        (asked) =>
          asked === 'All' ||
          asked === name ||
          (asked.endsWith('.*') && name.startsWith(asked.slice(0, -2))),
      ),
    ),
  );

const attributesForm = (attributes: MessageAttributes) =>
  Object.fromEntries(
    Object.entries(attributes).map(([name, { dataType, stringValue, binaryValue }]) => [
      name,
      { DataType: dataType, StringValue: stringValue, BinaryValue: binaryValue },
    ]),
  );

/** A queue's settings and depths, as text, as far as they were asked for; throws InvalidAttributeName. */
export const queueAttributes = (
  { declared, depth }: Queue,
  names: string[],
): Record<string, string> => {
  const { visible, inFlight, delayed } = depth();
  const all: Record<string, string> = {
    QueueArn: declared.arn,
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    VisibilityTimeout: String(declared.visibilitySeconds),
    DelaySeconds: String(declared.delaySeconds),
    MessageRetentionPeriod: String(declared.retentionSeconds),
    ReceiveMessageWaitTimeSeconds: String(declared.receiveWaitSeconds),
    MaximumMessageSize: String(declared.maximumMessageBytes),
    ...(declared.redrive && { RedrivePolicy: redriveText(declared.redrive) }),
  };
  const unknown = names.find(
    (name) => name !== 'All' && name !== 'RedrivePolicy' && !(name in all),
  );
  if (unknown !== undefined)
    throw new ServiceError('InvalidAttributeName', `Unknown Attribute ${unknown}.`);
  return pick(all, names);
};

const redriveText = (redrive: { deadLetterArn: string; maxReceiveCount: number }): string =>
  JSON.stringify({
    deadLetterTargetArn: redrive.deadLetterArn,
    maxReceiveCount: redrive.maxReceiveCount,
  });
