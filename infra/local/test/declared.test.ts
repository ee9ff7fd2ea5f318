import { describe, expect, it } from '@jest/globals';
import { declaredBuckets, declaredSecrets } from '../aws/declared.ts';
import { declaredSchedules } from '../declared-schedules.ts';
import {
  declaredQueueMappings,
  declaredQueues,
  declaredSubscriptions,
  declaredTopics,
  topicsOfOthers,
  whatsappTopics,
} from '../messaging/declared.ts';
import { functionArn, queueArn, topicArn } from '../testing/messaging.ts';

const id = {
  arnOf: (logicalId: string) => `arn:${logicalId}`,
  nameOf: (logicalId: string) => `name-${logicalId}`,
  functionIdOf: (arn: string) => (arn.includes('none') ? undefined : arn.split(':').at(-1)),
};
const one = (type: string, properties: Record<string, unknown>) => [
  { logicalId: 'One', type, properties },
];

describe('what the template declares', () => {
  it('is read from queues, with the defaults of SQS', () => {
    const RedrivePolicy = { deadLetterTargetArn: queueArn('dead'), maxReceiveCount: '5' };
    const properties = { VisibilityTimeout: 180, RedrivePolicy };
    expect(declaredQueues(one('AWS::SQS::Queue', properties), id)).toEqual([
      {
        ...{ arn: 'arn:One', name: 'name-One', visibilitySeconds: 180, delaySeconds: 0 },
        ...{ retentionSeconds: 345_600, receiveWaitSeconds: 0, maximumMessageBytes: 1_048_576 },
        redrive: { deadLetterArn: queueArn('dead'), maxReceiveCount: 5 },
      },
    ]);
    const fifo = one('AWS::SQS::Queue', { FifoQueue: true });
    expect(() => declaredQueues(fifo, id)).toThrow('One: FIFO');
  });

  it('is read from topics and subscriptions', () => {
    const topics = declaredTopics(one('AWS::SNS::Topic', { DisplayName: 'N' }), id);
    expect(topics).toEqual([{ arn: 'arn:One', name: 'name-One', displayName: 'N' }]);
    const properties = {
      ...{ TopicArn: topicArn('news'), Protocol: 'sqs', Endpoint: queueArn('work') },
      ...{ FilterPolicy: { type: ['a'] }, RawMessageDelivery: 'true' },
    };
    const [subscription] = declaredSubscriptions(one('AWS::SNS::Subscription', properties));
    expect(subscription?.attributes).toEqual({
      FilterPolicy: '{"type":["a"]}',
      RawMessageDelivery: 'true',
    });
    const web = one('AWS::SNS::Subscription', { ...properties, Protocol: 'https' });
    expect(() => declaredSubscriptions(web)).toThrow('One (AWS::SNS::Subscription): Protocol');
  });

  it('has the topics of other accounts that its queues listen to', () => {
    const listening = ['111111111111', '111111111111', '000000000000'].map((account) => ({
      ...{ id: account, protocol: 'sqs' as const, endpoint: queueArn('work'), attributes: {} },
      topicArn: `arn:aws:sns:ap-southeast-3:${account}:news`,
    }));
    expect(topicsOfOthers(listening, { accountId: '000000000000', own: [] })).toEqual([
      { arn: 'arn:aws:sns:ap-southeast-3:111111111111:news', name: 'news' },
    ]);
  });

  it('has the topics of another region that its queues listen to, where WhatsApp tells what becomes of messages', () => {
    const [own, away] = ['3', '1'].map((n) => `arn:aws:sns:ap-southeast-${n}:000000000000:news`);
    const listening = [own ?? '', away ?? ''].map((topicArn) => ({
      ...{ id: topicArn, protocol: 'sqs' as const, endpoint: queueArn('work'), attributes: {} },
      topicArn,
    }));
    const others = topicsOfOthers(listening, {
      accountId: '000000000000',
      own: [{ arn: own ?? '', name: 'news' }],
    });
    expect(others).toEqual([{ arn: away, name: 'news' }]);
    expect(whatsappTopics(others, '000000000000')).toEqual([away]);
    expect(whatsappTopics(others, '111111111111')).toEqual([]);
  });

  it('is read from the event source mappings of queues only', () => {
    const type = 'AWS::Lambda::EventSourceMapping';
    const properties = {
      ...{ EventSourceArn: queueArn('work'), FunctionName: 'fn', BatchSize: 10 },
      FunctionResponseTypes: ['ReportBatchItemFailures'],
    };
    expect(declaredQueueMappings(one(type, properties), id)).toEqual([
      {
        ...{ queueArn: queueArn('work'), functionId: 'fn', batchSize: 10, windowSeconds: 0 },
        ...{ reportsItemFailures: true, maximumConcurrency: 5 },
      },
    ]);
    const stream = { ...properties, EventSourceArn: 'arn:aws:dynamodb:x:y:table/z' };
    expect(declaredQueueMappings(one(type, stream), id)).toEqual([]);
    const lost = one(type, { ...properties, FunctionName: 'none' });
    expect(() => declaredQueueMappings(lost, id)).toThrow('One: no function is none');
  });

  it('is read from rules and schedules', () => {
    const Arn = functionArn('climb');
    const rule = {
      ...{ ScheduleExpression: 'rate(1 minute)', State: 'ENABLED' },
      Targets: [{ Arn, Id: 'Target0', DeadLetterConfig: { Arn: queueArn('dead') } }],
    };
    expect(declaredSchedules(one('AWS::Events::Rule', rule), id)).toMatchObject([
      { id: 'One-0', kind: 'rule', functionId: 'climb', deadLetterArn: queueArn('dead') },
    ]);
    const schedule = { ScheduleExpression: 'cron(0 3 * * ? *)', Target: { Arn, Input: '{}' } };
    expect(declaredSchedules(one('AWS::Scheduler::Schedule', schedule), id)).toMatchObject([
      { id: 'One', kind: 'scheduler', input: '{}', timezone: 'UTC' },
    ]);
    const pattern = one('AWS::Events::Rule', { EventPattern: {} });
    expect(() => declaredSchedules(pattern, id)).toThrow('One: rules with an EventPattern');
  });

  it('is read from secrets and buckets', () => {
    const secret = one('AWS::SecretsManager::Secret', { GenerateSecretString: {} });
    expect(declaredSecrets(secret, id)).toEqual([
      { arn: 'arn:One', name: 'name-One', generate: {} },
    ]);
    const bucket = (properties: Record<string, unknown>) =>
      declaredBuckets(one('AWS::S3::Bucket', properties), id);
    expect(bucket({})).toEqual([{ name: 'name-One', isVersioned: false }]);
    expect(bucket({ VersioningConfiguration: { Status: 'Enabled' } })).toEqual([
      { name: 'name-One', isVersioned: true },
    ]);
    const rule = { DefaultRetention: { Mode: 'COMPLIANCE', Days: 7 } };
    expect(bucket({ ObjectLockConfiguration: { Rule: rule } })).toEqual([
      { name: 'name-One', isVersioned: false, lockedDays: 7 },
    ]);
  });
});
