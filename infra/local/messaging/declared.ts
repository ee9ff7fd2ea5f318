import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { HostError, type HostedResource } from '../contracts.ts';
import { explain } from './explain.ts';
import type { DeclaredQueueMapping } from './queue-mapping.ts';
import type { DeclaredQueue } from './queue-room.ts';
import { deliveryLog, type LogReader } from './phone-network.ts';
import type { DeclaredTopic } from './sns.ts';
import { protocols } from './subscription.ts';
import type { DeclaredSubscription } from './subscriptions.ts';

/** How the host knows the resources of the template. */
export type Identify = {
  arnOf: (logicalId: string) => string;
  nameOf: (logicalId: string) => string;
  /** The id `invoke` knows a function by; takes an ARN or a function's name. */
  functionIdOf: (arn: string) => string | undefined;
};

/** The resources of one type, their properties checked; throws HostError naming resource and property. */
export const readResources = <Shape extends z.ZodMiniType>(
  resources: HostedResource[],
  type: string,
  shape: Shape,
): { logicalId: string; properties: z.infer<Shape> }[] =>
  resources
    .filter((resource) => resource.type === type)
    .map(({ logicalId, properties }) => {
      const parsed = z.safeParse(shape, properties);
      if (!parsed.success) throw new HostError(`${logicalId} (${type}): ${explain(parsed.error)}`);
      return { logicalId, properties: parsed.data };
    });

const whole = (fallback: number) => z._default(z.coerce.number(), fallback);
const text = z.optional(z.string());
const yes = z.union([z.boolean(), z.stringbool()]);

const queueShape = z.object({
  FifoQueue: z.optional(yes),
  VisibilityTimeout: whole(30),
  DelaySeconds: whole(0),
  MessageRetentionPeriod: whole(345_600),
  ReceiveMessageWaitTimeSeconds: whole(0),
  MaximumMessageSize: whole(1_048_576),
  RedrivePolicy: z.optional(
    z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }),
  ),
});

/** The queues of the template; throws HostError for one that is not hosted. */
export const declaredQueues = (resources: HostedResource[], id: Identify): DeclaredQueue[] =>
  readResources(resources, 'AWS::SQS::Queue', queueShape).map(({ logicalId, properties: p }) => {
    if (p.FifoQueue === true) throw new HostError(`${logicalId}: FIFO queues are not hosted.`);
    return {
      arn: id.arnOf(logicalId),
      name: id.nameOf(logicalId),
      visibilitySeconds: p.VisibilityTimeout,
      delaySeconds: p.DelaySeconds,
      retentionSeconds: p.MessageRetentionPeriod,
      receiveWaitSeconds: p.ReceiveMessageWaitTimeSeconds,
      maximumMessageBytes: p.MaximumMessageSize,
      ...(p.RedrivePolicy && {
        redrive: {
          deadLetterArn: p.RedrivePolicy.deadLetterTargetArn,
          maxReceiveCount: p.RedrivePolicy.maxReceiveCount,
        },
      }),
    };
  });

const topicShape = z.object({
  DisplayName: text,
  FifoTopic: z.optional(yes),
  Subscription: z.optional(z.array(z.unknown())),
});

/** The topics of the template; throws HostError for one that is not hosted. */
export const declaredTopics = (resources: HostedResource[], id: Identify): DeclaredTopic[] =>
  readResources(resources, 'AWS::SNS::Topic', topicShape).map(({ logicalId, properties: p }) => {
    if (p.FifoTopic === true) throw new HostError(`${logicalId}: FIFO topics are not hosted.`);
    if (p.Subscription)
      throw new HostError(`${logicalId}: declare subscriptions as AWS::SNS::Subscription.`);
    return {
      arn: id.arnOf(logicalId),
      name: id.nameOf(logicalId),
      ...(p.DisplayName !== undefined && { displayName: p.DisplayName }),
    };
  });

/**
 * Topics of other accounts, or of another region than the template's own topics, that its queues are subscribed to: played
 * here as if whoever they belong to published on this machine.
 */
export const topicsOfOthers = (
  subscriptions: DeclaredSubscription[],
  { accountId, own }: { accountId: string; own: DeclaredTopic[] },
): DeclaredTopic[] => {
  const regions = own.map(({ arn }) => arn.split(':')[3]);
  return [...new Set(subscriptions.map(({ topicArn }) => topicArn))].flatMap((arn) => {
    const [, , service, region, account, name = ''] = arn.split(':');
    const isAway = account !== accountId || (regions.length > 0 && !regions.includes(region));
    return service === 'sns' && isAway ? [{ arn, name }] : [];
  });
};

/** Where what becomes of messages by WhatsApp is told: topics of the account's own in the region of its number. */
export const whatsappTopics = (others: DeclaredTopic[], accountId: string): string[] =>
  others.map(({ arn }) => arn).filter((arn) => arn.split(':')[4] === accountId);

const document = z.optional(z.record(z.string(), z.unknown()));
const subscriptionShape = z.object({
  TopicArn: z.string(),
  Protocol: z.enum(protocols),
  Endpoint: z.string(),
  FilterPolicy: document,
  FilterPolicyScope: text,
  RawMessageDelivery: z.optional(yes),
  RedrivePolicy: document,
});

/** The subscriptions of the template. */
export const declaredSubscriptions = (resources: HostedResource[]): DeclaredSubscription[] =>
  readResources(resources, 'AWS::SNS::Subscription', subscriptionShape).map(
    ({ logicalId, properties: p }) => {
      const attributes = {
        FilterPolicy: p.FilterPolicy && JSON.stringify(p.FilterPolicy),
        FilterPolicyScope: p.FilterPolicyScope,
        RawMessageDelivery: p.RawMessageDelivery === true ? 'true' : undefined,
        RedrivePolicy: p.RedrivePolicy && JSON.stringify(p.RedrivePolicy),
      };
      return {
        id: stableId(logicalId),
        topicArn: p.TopicArn,
        protocol: p.Protocol,
        endpoint: p.Endpoint,
        attributes: Object.fromEntries(
          Object.entries(attributes).flatMap(([name, value]) => (value ? [[name, value]] : [])),
        ),
      };
    },
  );

const stableId = (logicalId: string): string =>
  createHash('sha256')
    .update(logicalId)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5');

const mappingShape = z.object({
  EventSourceArn: z.string(),
  FunctionName: z.string(),
  Enabled: z._default(yes, true),
  BatchSize: whole(10),
  MaximumBatchingWindowInSeconds: whole(0),
  FunctionResponseTypes: z._default(z.array(z.string()), []),
  ScalingConfig: z.optional(z.object({ MaximumConcurrency: z.coerce.number() })),
  FilterCriteria: z.optional(z.unknown()),
});

/** The event source mappings of the template that drain queues; streams' mappings are somebody else's. */
export const declaredQueueMappings = (
  resources: HostedResource[],
  id: Identify,
): DeclaredQueueMapping[] =>
  readResources(resources, 'AWS::Lambda::EventSourceMapping', mappingShape)
    .filter(({ properties: p }) => /^arn:[^:]+:sqs:/.test(p.EventSourceArn) && p.Enabled)
    .map(({ logicalId, properties: p }) => {
      if (p.FilterCriteria !== undefined)
        throw new HostError(`${logicalId}: FilterCriteria on a queue are not hosted.`);
      const functionId = id.functionIdOf(p.FunctionName);
      if (functionId === undefined)
        throw new HostError(`${logicalId}: no function is ${p.FunctionName}.`);
      return {
        queueArn: p.EventSourceArn,
        functionId,
        batchSize: p.BatchSize,
        windowSeconds: p.MaximumBatchingWindowInSeconds,
        reportsItemFailures: p.FunctionResponseTypes.includes('ReportBatchItemFailures'),
        maximumConcurrency: p.ScalingConfig?.MaximumConcurrency ?? 5,
      };
    });

const logReaderShape = z.object({
  LogGroupName: z.string(),
  DestinationArn: z.string(),
  FilterPattern: z.literal(''),
});

/** The functions that read a log group; throws HostError for one that is not hosted. */
export const declaredLogReaders = (resources: HostedResource[], id: Identify): LogReader[] =>
  readResources(resources, 'AWS::Logs::SubscriptionFilter', logReaderShape).map(
    ({ logicalId, properties: { LogGroupName: logGroup, DestinationArn } }) => {
      const functionId = id.functionIdOf(DestinationArn);
      if (functionId === undefined || !logGroup.includes(`/${deliveryLog}`))
        throw new HostError(`${logicalId}: only functions that read SMS delivery logs are hosted.`);
      return { logGroup, functionId };
    },
  );
