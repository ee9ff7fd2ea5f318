import { EventEmitter } from 'node:events';
import { afterEach, describe, expect, it } from '@jest/globals';
import { readAlarmRule, type AlarmState } from '../alarms/alarm-rule.ts';
import { declaredAlarms, longestLookMs, watchedMetrics } from '../alarms/declared-alarms.ts';
import { embeddedMetrics } from '../alarms/embedded-metrics.ts';
import { readExpression } from '../alarms/expression.ts';
import { measureApi } from '../alarms/measure-api.ts';
import { openMetrics } from '../alarms/metrics.ts';
import { startAlarms } from '../alarms/start-alarms.ts';
import type { InvokeOutcome, Running } from '../contracts.ts';
import type { PublishedMessage } from '../messaging/sns-shapes.ts';
import type { ResolvedResource } from '../template/resolve-template.ts';
import { memoryStore, testClock, topicArn } from '../testing/messaging.ts';

const resource = (
  type: 'Alarm' | 'CompositeAlarm',
  name: string,
  properties: Record<string, unknown>,
): ResolvedResource => ({
  ...{ logicalId: name, type: `AWS::CloudWatch::${type}`, ref: name, properties },
  arn: `arn:aws:cloudwatch:ap-southeast-3:000000000000:alarm:${name}`,
});

const base = {
  ...{ AlarmActions: [topicArn('rings')], OKActions: [topicArn('heard')], Threshold: 0 },
  ...{ ComparisonOperator: 'GreaterThanThreshold', EvaluationPeriods: 1, Period: 300 },
  ...{ Statistic: 'Sum', AlarmDescription: 'Somebody is hurt.' },
};
const errors = {
  ...{ Namespace: 'AWS/Lambda', MetricName: 'Errors' },
  Dimensions: [{ Name: 'FunctionName', Value: 'tell' }],
};
const notBreaching = { TreatMissingData: 'notBreaching' };
const fails = resource('Alarm', 'fails', { ...base, ...errors, ...notBreaching });
const either = resource('CompositeAlarm', 'either', {
  ...{ AlarmActions: [topicArn('rings')], AlarmRule: 'ALARM("fails") OR ALARM("deep")' },
});
const deep = resource('Alarm', 'deep', {
  ...{ ...base, ...notBreaching, Namespace: 'AWS/SQS', Statistic: 'Maximum', Period: 60 },
  MetricName: 'ApproximateNumberOfMessagesVisible',
  Dimensions: [{ Name: 'QueueName', Value: 'dead' }],
});

const running: Running[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

const failed: InvokeOutcome = { kind: 'failed', errorType: 'Error', message: 'no' };
const declaredOf = (resources: ResolvedResource[]) =>
  declaredAlarms({ ofType: (...types) => resources.filter(({ type }) => types.includes(type)) });

/** Alarms of these resources, with a function that fails, a queue that fills, and what was published. */
const watching = async (
  resources: ResolvedResource[],
  { store = memoryStore(), visible = 0 } = {},
) => {
  const declared = declaredOf(resources);
  const clock = testClock();
  const published: { topic: string; message: PublishedMessage }[] = [];
  const queue = { visible };
  const metrics = openMetrics({
    ...{ now: clock.now, watched: watchedMetrics(declared), keptMs: longestLookMs(declared) },
  });
  const alarms = await startAlarms({
    ...{ declared, metrics, store, clock, region: 'ap-southeast-3', log: () => undefined },
    queues: { byName: (name) => (name === 'dead' ? ({ depth: () => queue } as never) : undefined) },
    topics: {
      publish: (topic, message) => {
        published.push({ topic: topic.split(':').at(-1) ?? '', message });
        return Promise.resolve('id');
      },
    },
  });
  running.push(alarms);
  const invoke = metrics.ofFunctions(() => Promise.resolve(failed));
  const told = () =>
    published.map(({ topic, message: { Message } }) => {
      const { AlarmName, NewStateValue } = JSON.parse(Message) as Record<string, string>;
      return `${topic}: ${AlarmName ?? ''} ${NewStateValue ?? ''}`;
    });
  return { alarms, clock, published, queue, metrics, invoke, told, store };
};

describe('an alarm on a metric', () => {
  it('goes off within a minute of the clock, tells its topic once, and is over when the period is', async () => {
    const { invoke, clock, told, published } = await watching([fails]);
    await clock.forward(60_000);
    expect(told()).toEqual([]);
    await invoke('tell', {});
    await invoke('other', {});
    await clock.forward(60_000);
    await clock.forward(60_000);
    expect(told()).toEqual(['rings: fails ALARM']);
    await clock.forward(6 * 60_000);
    expect(told()).toEqual(['rings: fails ALARM', 'heard: fails OK']);
    expect(published[0]?.message.Subject).toBe('ALARM: "fails" in ap-southeast-3');
    expect(JSON.parse(published[0]?.message.Message ?? '')).toMatchObject({
      ...{ AlarmName: 'fails', AlarmDescription: 'Somebody is hurt.', OldStateValue: 'OK' },
      StateChangeTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}\+0000$/) as unknown,
      AlarmArn: 'arn:aws:cloudwatch:ap-southeast-3:000000000000:alarm:fails',
      Trigger: { MetricName: 'Errors', Statistic: 'SUM', Period: 300, Threshold: 0 },
    });
  });

  it('rings by the composite alarm of its kind, which names what it is made of', async () => {
    const { queue, clock, told, published } = await watching([either, fails, deep]);
    queue.visible = 2;
    await clock.forward(60_000);
    expect(told()).toEqual(['rings: deep ALARM', 'rings: either ALARM']);
    expect(JSON.parse(published[1]?.message.Message ?? '')).toMatchObject({
      AlarmRule: 'ALARM("fails") OR ALARM("deep")',
      TriggeringChildren: [{ Arn: expect.stringMatching(/:alarm:deep$/) as unknown }],
    });
    queue.visible = 0;
    await clock.forward(60_000);
    expect(told().slice(2)).toEqual(['heard: deep OK']);
  });

  it('does not ring again after a restart, and its history is still there', async () => {
    const first = await watching([deep]);
    first.queue.visible = 1;
    await first.clock.forward(60_000);
    const second = await watching([deep], { store: first.store, visible: 1 });
    await second.clock.forward(60_000);
    expect(second.told()).toEqual([]);
    expect(second.alarms.report()).toMatchObject({
      alarms: [{ name: 'deep', state: 'ALARM' }],
      history: [{ name: 'deep', from: 'OK', to: 'ALARM' }],
    });
  });

  it('counts what is missing as TreatMissingData says', async () => {
    const treated = ['missing', 'breaching', 'notBreaching', 'ignore'].map((TreatMissingData) =>
      resource('Alarm', TreatMissingData, { ...base, ...errors, TreatMissingData }),
    );
    const { clock, alarms } = await watching(treated);
    await clock.forward(60_000);
    expect(alarms.report().alarms.map(({ name, state }) => [name, state])).toEqual([
      ['missing', 'INSUFFICIENT_DATA'],
      ['breaching', 'ALARM'],
    ]);
  });

  it('asks for as many periods as DatapointsToAlarm says', async () => {
    const more = { EvaluationPeriods: 3, DatapointsToAlarm: 2, ...notBreaching };
    const often = resource('Alarm', 'often', { ...base, ...errors, ...more });
    const { invoke, clock, told } = await watching([often]);
    await invoke('tell', {});
    await clock.forward(60_000);
    expect(told()).toEqual([]);
    await clock.forward(6 * 60_000);
    await invoke('tell', {});
    await clock.forward(1);
    expect(told()).toEqual(['rings: often ALARM']);
  });
});

describe('what a function measures', () => {
  const line = JSON.stringify({
    _aws: {
      Timestamp: 1,
      CloudWatchMetrics: [
        {
          Namespace: 'Ours',
          Dimensions: [['service']],
          Metrics: [{ Name: 'Lost', Unit: 'Count' }],
        },
      ],
    },
    ...{ service: 'tell', Lost: [2, 3] },
  });

  it('is read from its log, and nothing is read from other lines', () => {
    const lost = { namespace: 'Ours', name: 'Lost', dimensions: { service: 'tell' } };
    expect(embeddedMetrics(line)).toEqual([2, 3].map((value) => ({ ...lost, value })));
    for (const other of ['{"_aws": 1}', '{"_aws"', 'hello', '{"Lost":1}'])
      expect(embeddedMetrics(other)).toEqual([]);
  });

  it('sets off an alarm on the sum of what several write', async () => {
    const stat = (name: string) => ({
      Metric: {
        ...{ Namespace: 'Ours', MetricName: name },
        Dimensions: [{ Name: 'service', Value: 'tell' }],
      },
      ...{ Period: base.Period, Stat: 'Sum' },
    });
    const sum = resource('Alarm', 'sum', {
      ...{ ...base, ...notBreaching, Threshold: 4 },
      Metrics: [
        { Id: 'e', Expression: 'FILL(a, 0) + FILL(b, 0)', ReturnData: true },
        { Id: 'a', MetricStat: stat('Lost'), ReturnData: false },
        { Id: 'b', MetricStat: stat('Never'), ReturnData: false },
      ],
    });
    const { metrics, clock, told } = await watching([sum]);
    metrics.ofLogs(() => undefined)('tell', line);
    await clock.forward(60_000);
    expect(told()).toEqual(['rings: sum ALARM']);
  });

  it('counts what the API answers with 5xx, by its name and stage', () => {
    const faults = {
      ...{ namespace: 'AWS/ApiGateway', name: '5XXError' },
      dimensions: { ApiName: 'notes', Stage: 'live' },
    };
    const of = (type: string, properties: object) => ({
      ...{ logicalId: type, type: `AWS::ApiGateway::${type}`, ref: type, arn: undefined },
      properties: { ...properties },
    });
    const resources = [of('RestApi', { Name: 'notes' }), of('Stage', { StageName: 'live' })];
    const metrics = openMetrics({ now: () => 0, watched: [faults], keptMs: 300_000 });
    const answering = measureApi(
      () => undefined,
      { ofType: (...types) => resources.filter(({ type }) => types.includes(type)) },
      metrics,
    );
    for (const statusCode of [200, 404, 500, 502]) {
      const res = Object.assign(new EventEmitter(), { statusCode });
      answering({} as never, res as never);
      res.emit('finish');
    }
    expect(metrics.read(faults, { from: -1, to: 1, statistic: 'Sum' })).toBe(2);
  });

  it('has the age of the last record of a stream', () => {
    const age = {
      ...{ namespace: 'AWS/Lambda', name: 'IteratorAge' },
      dimensions: { FunctionName: 'tell' },
    };
    const metrics = openMetrics({ now: () => 90_000, watched: [age], keptMs: 300_000 });
    const dynamodb = { ApproximateCreationDateTime: 60 };
    const event = { Records: [{ eventSource: 'aws:dynamodb', dynamodb }] };
    void metrics.ofFunctions(() => Promise.resolve(failed))('tell', event);
    const window = { from: 0, to: 90_001, statistic: 'Maximum' as const };
    expect(metrics.read(age, window)).toBe(30_000);
    expect(metrics.read({ ...age, name: 'Other' }, window)).toBeUndefined();
  });
});

describe('the rule of a composite alarm', () => {
  const states: Record<string, AlarmState> = { a: 'ALARM', b: 'OK', c: 'INSUFFICIENT_DATA' };
  it.each([
    ['ALARM(a)', true],
    ['ALARM("b") OR ALARM("a")', true],
    ['ALARM(a) AND ALARM(b)', false],
    ['NOT ALARM(b) AND (OK(b) OR FALSE)', true],
    ['INSUFFICIENT_DATA(c) AND TRUE', true],
    ['ALARM(b) OR ALARM(a) AND OK(b)', true],
  ])('%s is %s', (rule, on) => {
    expect(readAlarmRule(rule).isOn((name) => states[name] ?? 'OK')).toBe(on);
  });

  it.each([
    '',
    'ALARM',
    'ALARM(a) OR',
    'ALARM(a) XOR OK(b)',
    '(ALARM(a)',
    'AT_LEAST(2, ALARM, (a))',
  ])('"%s" is refused', (rule) => {
    expect(() => readAlarmRule(rule)).toThrow('cannot read the rule');
  });
});

describe('what nothing here can evaluate', () => {
  const metrics = (Expression: string) => [{ Id: 'e', Expression }];
  it.each([
    ['a metric that no service here measures', { ...errors, MetricName: 'Throttles' }],
    ['another statistic', { ...errors, Statistic: 'p99' }],
    ['a period below a minute', { ...errors, Period: 10 }],
    ['an action that is no topic', { ...errors, AlarmActions: ['arn:aws:automate:x:ec2:stop'] }],
    ['other metric math', { Metrics: metrics('ANOMALY_DETECTION_BAND(a)') }],
  ])('stops the host by the name of its alarm: %s', (_, more) => {
    const one = resource('Alarm', 'strange', { ...base, ...more });
    expect(() => declaredOf([one])).toThrow('strange: ');
  });

  it('is a sum with a product in it', () => {
    expect(readExpression('a * 2')).toBeUndefined();
    expect(readExpression('FILL(a, 1) + b')?.((id) => (id === 'b' ? 2 : undefined))).toBe(3);
    expect(readExpression('a + b')?.((id) => (id === 'b' ? 2 : undefined))).toBeUndefined();
  });
});
