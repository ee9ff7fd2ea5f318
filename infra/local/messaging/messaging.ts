import { randomUUID } from 'node:crypto';
import type { HostClock, HostLog, HostStore, Invoke, Running } from '../contracts.ts';
import { identify } from '../identify.ts';
import { localAccountId } from '../template/physical-ids.ts';
import type { Resources } from '../template/open-assembly.ts';
import type { Actions } from './action.ts';
import {
  declaredLogReaders,
  declaredQueues,
  declaredSubscriptions,
  declaredTopics,
  topicsOfOthers,
  whatsappTopics,
} from './declared.ts';
import { declaredMail } from './declared-mail.ts';
import { buryIn } from './fan-out.ts';
import { openLambdaDeliveries } from './lambda-deliveries.ts';
import { openMailNetwork, type MailNetwork } from './mail-network.ts';
import { openOutbox, type Outbox } from './outbox.ts';
import { openPhoneNetwork, type PhoneNetwork } from './phone-network.ts';
import { smsAccountActions } from './sms-account-actions.ts';
import { sesActions } from './ses.ts';
import { snsActions } from './sns-actions.ts';
import { openTopics, type DeclaredTopic, type Topics } from './sns.ts';
import type { Protocol } from './subscription.ts';
import { sqsActions } from './sqs-actions.ts';
import { openQueues, type Queues } from './sqs.ts';
import { whatsappActions } from './whatsapp.ts';

type Needs = {
  template: Resources;
  store: HostStore;
  clock: HostClock;
  log: HostLog;
  invoke: Invoke;
  publicUrl: string;
  queueUrl: (name: string) => string;
};

/** Queues, topics and the outbox of the template, with the actions the SDK asks for. */
export type Messaging = Running & {
  queues: Queues;
  topics: Topics;
  outbox: Outbox;
  phones: PhoneNetwork;
  mail: MailNetwork;
  actions: { sns: Actions; sqs: Actions; ses: Actions; whatsapp: Actions };
};

/** Opens everything that carries messages; what was under way in a former run goes on. */
export const openMessaging = async (needs: Needs): Promise<Messaging> => {
  const { store, clock, log, invoke, publicUrl, queueUrl } = needs;
  const resources = needs.template.all();
  const id = identify(needs.template);
  const newId = randomUUID;
  const queues = await openQueues({ declared: declaredQueues(resources, id), store, clock, newId });
  const outbox = await openOutbox(store);
  const phones = await openPhones(needs);
  const network = await openMailNetwork(store);
  const { functionIdOf } = id;
  const deliveries = await openLambdaDeliveries({ store, invoke, log, bury: buryIn(queues, log) });
  const subscriptions = declaredSubscriptions(resources);
  const own = declaredTopics(resources, id);
  const others = topicsOfOthers(subscriptions, { accountId: localAccountId, own });
  const topics = await openTopics({
    topics: [...own, ...others],
    subscriptions,
    ...{ store, clock, log, newId, publicUrl },
    ...{ queues, outbox, phones, deliveries, functionIdOf },
  });
  return {
    ...{ queues, topics, outbox, phones, mail: network },
    actions: {
      sns: new Map([
        ...snsActions(topics, isHostedBy(queues, functionIdOf)),
        ...smsAccountActions(phones),
      ]),
      sqs: sqsActions({ queues, queueUrl }),
      ses: mailActions(needs, { network, outbox, topics }),
      whatsapp: chatActions(needs, { outbox, topics, phones, others }),
    },
    stop: async () => {
      await topics.stop();
      await queues.stop();
    },
  };
};

const chatActions = (
  { clock, log }: Needs,
  {
    phones,
    others,
    ...parts
  }: { outbox: Outbox; topics: Topics; phones: PhoneNetwork; others: DeclaredTopic[] },
): Actions =>
  whatsappActions({
    ...{ ...parts, clock, log, newId: randomUUID },
    eventTopics: whatsappTopics(others, localAccountId),
    isReached: (phone) => !phones.account().unreachable.includes(phone),
  });

const mailActions = (
  { template, clock, log }: Needs,
  parts: { network: MailNetwork; outbox: Outbox; topics: Topics },
): Actions =>
  sesActions({
    ...{ ...parts, clock, log, newId: randomUUID },
    declared: declaredMail(template.all()),
  });

const openPhones = ({ template, store, invoke, log, clock }: Needs): Promise<PhoneNetwork> => {
  const readers = declaredLogReaders(template.all(), identify(template));
  return openPhoneNetwork({ store, invoke, log, now: clock.now, readers });
};

const isHostedBy =
  (queues: Queues, functionIdOf: (arn: string) => string | undefined) =>
  (protocol: Protocol, endpoint: string): boolean => {
    if (protocol === 'sqs') return queues.byArn(endpoint) !== undefined;
    return protocol !== 'lambda' || functionIdOf(endpoint) !== undefined;
  };
