import type { HostLog } from '../contracts.ts';
import { matches } from './filter-policy.ts';
import type { LambdaDeliveries } from './lambda-deliveries.ts';
import type { MessageAttributes } from './message-attributes.ts';
import type { Outbox } from './outbox.ts';
import type { PhoneNetwork } from './phone-network.ts';
import { lambdaEvent, phoneReads, queueEnvelope, type Published } from './sns-message.ts';
import type { Queues } from './sqs.ts';
import type { Protocol, Subscriber } from './subscription.ts';

/** What reaches the subscribers of a topic. */
export type FanOutNeeds = {
  outbox: Outbox;
  phones: PhoneNetwork;
  queues: Queues;
  deliveries: LambdaDeliveries;
  /** The id `invoke` knows a function by, or nothing if it is not hosted. */
  functionIdOf: (arn: string) => string | undefined;
  log: HostLog;
};

/** Hands a message to every confirmed subscriber whose filter it passes; answers when all of that is durable. */
export const fanOut =
  (needs: FanOutNeeds) =>
  async (subscribers: Subscriber[], message: Published): Promise<void> => {
    const reached = subscribers.filter(
      ({ token, protocol, filter }) =>
        token === undefined &&
        (!filter ||
          matches(filter, { attributes: message.attributes, body: message.textFor(protocol) })),
    );
    await Promise.all(reached.map((one) => deliverers[one.protocol](needs, one, message)));
  };

type Deliver = (needs: FanOutNeeds, to: Subscriber, message: Published) => Promise<void>;

const toPhone: Deliver = async (needs, to, message) => {
  const { messageId } = message;
  const body = phoneReads(message);
  if (!needs.phones.carry({ messageId, phone: to.endpoint, body })) return;
  await needs.outbox.record({ ...arrival(to, message), channel: 'sms', body });
};

const toMailbox: Deliver = ({ outbox }, to, message) =>
  outbox.record({
    ...arrival(to, message),
    channel: 'email',
    subject: message.subject ?? 'AWS Notification Message',
    body: message.textFor('email'),
  });

const arrival = (to: Subscriber, message: Published) => ({
  id: deliveryId(to, message),
  at: message.at,
  to: to.endpoint,
  topic: message.topicArn,
});

const toQueue: Deliver = async (needs, to, message) => {
  const body = to.raw ? message.textFor('sqs') : JSON.stringify(queueEnvelope(message, to.arn));
  const attributes = to.raw ? message.attributes : {};
  // SNS itself gives up on raw messages that SQS would not take: ten attributes are the most.
  const queue = Object.keys(attributes).length > 10 ? undefined : needs.queues.byArn(to.endpoint);
  if (queue) await queue.send({ body, attributes });
  else await bury(needs, { to, body, why: 'The queue does not take the message.' });
};

const toFunction: Deliver = async (needs, to, message) => {
  const envelope = JSON.stringify(queueEnvelope(message, to.arn));
  const functionId = needs.functionIdOf(to.endpoint);
  if (functionId === undefined)
    return bury(needs, { to, body: envelope, why: 'The function is not hosted.' });
  await needs.deliveries.accept({
    id: deliveryId(to, message),
    functionId,
    event: lambdaEvent(message, to.arn),
    envelope,
    ...(to.deadLetterArn !== undefined && { deadLetterArn: to.deadLetterArn }),
  });
};

const deliverers: Record<Protocol, Deliver> = {
  sms: toPhone,
  email: toMailbox,
  sqs: toQueue,
  lambda: toFunction,
};

const deliveryId = (to: Subscriber, message: Published): string =>
  `${message.at}-${message.messageId}-${to.arn.split(':').at(-1) ?? ''}`;

type Undelivered = { to: Subscriber; body: string; why: string };

const bury = async (needs: FanOutNeeds, { to, body, why }: Undelivered): Promise<void> => {
  needs.log('sns', `A message did not reach ${to.endpoint}`, { why });
  if (to.deadLetterArn !== undefined)
    await buryIn(needs.queues, needs.log)(to.deadLetterArn, body, why);
};

/** Puts an undeliverable document into a dead-letter queue as SNS does, durably. */
export const buryIn =
  (queues: Queues, log: HostLog) =>
  async (queueArn: string, body: string, why: string): Promise<void> => {
    const attributes: MessageAttributes = {
      ErrorCode: { dataType: 'String', stringValue: '200' },
      ErrorMessage: { dataType: 'String', stringValue: why.slice(0, 1000) },
    };
    const queue = queues.byArn(queueArn);
    if (queue) await queue.send({ body, attributes });
    else log('sns', `No queue is ${queueArn}: a message is lost`, { why });
  };
