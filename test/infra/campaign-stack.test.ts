import { describe, expect, it } from '@jest/globals';
import { at, demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();

describe('the tables', () => {
  const tables = resources(template, 'AWS::DynamoDB::GlobalTable');

  it('are those of every capability', () => expect(tables.length).toBeGreaterThanOrEqual(14));

  it.each(tables)(
    '$id can be restored to any second, is encrypted by our key and kept',
    ({ properties }) => {
      const replica = at(properties, 'Replicas.0');
      expect(at(replica, 'PointInTimeRecoverySpecification.PointInTimeRecoveryEnabled')).toBe(true);
      expect(at(replica, 'SSESpecification.KMSMasterKeyId')).toBeDefined();
      expect(at(replica, 'DeletionProtectionEnabled')).toBe(true);
      expect(properties['BillingMode']).toBe('PAY_PER_REQUEST');
    },
  );

  it('keep reporters under a key of their own', () => {
    const keys = tables.map(({ id, properties }) => ({
      id,
      key: JSON.stringify(at(properties, 'Replicas.0.SSESpecification.KMSMasterKeyId')),
    }));
    const ofReporters = keys.filter(({ id }) => id.startsWith('ReportsReporters'));
    expect(ofReporters).toHaveLength(1);
    const underIt = keys.filter(({ key }) => key === ofReporters[0]?.key);
    // Whoever sent a lead is a reporter, too: their phone is with the names.
    expect(underIt.map(({ id }) => id.slice(0, -8))).toEqual([
      'ReportsReporters',
      'ReportsAnswers',
    ]);
  });
});

describe('the functions', () => {
  const functions = resources(template, 'AWS::Lambda::Function');

  it.each(functions)(
    '$id runs on Node 24 and arm64, with traces and the log of its capability',
    ({ properties }) => {
      expect(properties['Runtime']).toBe('nodejs24.x');
      expect(properties['Architectures']).toEqual(['arm64']);
      expect(at(properties, 'TracingConfig.Mode')).toBe('Active');
      expect(at(properties, 'LoggingConfig.LogGroup')).toBeDefined();
      expect(properties['MemorySize']).toBeGreaterThan(128);
      expect(properties['Timeout']).toBeLessThanOrEqual(60);
    },
  );

  it.each(functions)(
    '$id finds no secret in its environment, only names of them',
    ({ properties }) => {
      expect(JSON.stringify(properties['Environment'])).not.toContain('resolve:secretsmanager');
    },
  );

  it('of the alert line have executions of their own, and no others have', () => {
    const reserved = functions
      .filter(({ properties }) => properties['ReservedConcurrentExecutions'] !== undefined)
      .map(({ properties }) => String(properties['FunctionName']));
    const ofLine = [
      ...['relay-reports', 'open-alert', 'climb-ladder'],
      ...['notify-officers', 'relay-messages', 'send-messages'],
    ].map((name) => `netral-demo-${name}`);
    expect(reserved.sort()).toEqual(ofLine.sort());
    const [atOnce] = functions.flatMap(({ properties }) =>
      String(properties['FunctionName']).endsWith('send-messages')
        ? [Number(properties['ReservedConcurrentExecutions'])]
        : [],
    );
    const ofQueues = resources(template, 'AWS::Lambda::EventSourceMapping')
      .filter(({ id }) => /(sms|email|announcements)Mapping/.test(id))
      .map(({ properties }) => Number(at(properties, 'ScalingConfig.MaximumConcurrency')));
    expect(ofQueues.length).toBeGreaterThan(1);
    // More batches than executions would come back to their queue, and from there to the dead letters.
    expect(ofQueues.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(atOnce ?? 0);
  });

  it('use a key only through the service that holds what is encrypted', () => {
    const ofKeys = statementsOf(template).filter(({ actions }) =>
      actions.some((action) => action.startsWith('kms:')),
    );
    expect(ofKeys.length).toBeGreaterThan(100);
    const direct = ofKeys.filter(
      ({ conditions }) =>
        !/"(dynamodb|s3|secretsmanager|sns|sqs)\./.test(
          JSON.stringify(at(conditions, 'StringEquals.kms:ViaService') ?? null),
        ),
    );
    expect(direct.map(({ id }) => id)).toEqual([]);
  });

  it('write to logs that are encrypted and forget', () => {
    for (const { properties } of resources(template, 'AWS::Logs::LogGroup')) {
      expect(properties['RetentionInDays']).toBe(30);
      expect(properties['KmsKeyId']).toBeDefined();
    }
  });
});

describe('the queues', () => {
  const queues = resources(template, 'AWS::SQS::Queue');
  const isDeadLetters = ({ id }: { id: string }) => id.includes('DeadLetters');

  it.each(queues)(
    '$id is encrypted and gives up into dead letters, unless it holds them',
    (queue) => {
      expect(queue.properties['KmsMasterKeyId']).toBeDefined();
      const redrive = at(queue.properties, 'RedrivePolicy.maxReceiveCount');
      expect(redrive).toBe(isDeadLetters(queue) ? undefined : 5);
    },
  );

  it('raise an alarm at the first dead letter', () => {
    const watched = resources(template, 'AWS::CloudWatch::Alarm').filter(
      ({ properties }) => properties['MetricName'] === 'ApproximateNumberOfMessagesVisible',
    );
    expect(watched).toHaveLength(queues.filter(isDeadLetters).length);
  });
});

describe('the streams', () => {
  const streams = resources(template, 'AWS::Lambda::EventSourceMapping').filter(
    ({ properties }) => properties['StartingPosition'] !== undefined,
  );

  it('have two readers at most, as many as DynamoDB serves without throttling them', () => {
    const readers = new Map<string, number>();
    for (const { properties } of streams) {
      const stream = JSON.stringify(properties['EventSourceArn']);
      readers.set(stream, (readers.get(stream) ?? 0) + 1);
    }
    expect([...readers.values()].filter((many) => many > 2)).toEqual([]);
  });

  const functions = new Map(
    resources(template, 'AWS::Lambda::Function').map(({ id, properties }) => [id, properties]),
  );
  const aliases = new Map(
    resources(template, 'AWS::Lambda::Alias').map(({ id, properties }) => [id, properties]),
  );
  const readerOf = (mapping: Record<string, unknown>) => {
    const alias = aliases.get(String(at(mapping, 'FunctionName.Ref')));
    return functions.get(String(at(alias, 'FunctionName.Ref'))) ?? {};
  };
  const nameOf = (mapping: Record<string, unknown>) => String(readerOf(mapping)['FunctionName']);
  const readers = resources(template, 'AWS::Lambda::EventSourceMapping').map(({ properties }) => ({
    name: nameOf(properties),
  }));

  it('of pledges alone is retried until it succeeds: the tally may miss nothing', () => {
    const insisting = streams.filter(({ properties }) => properties['MaximumRetryAttempts'] === -1);
    expect(insisting.map(({ properties }) => nameOf(properties))).toEqual(['netral-demo-tally']);
  });

  it.each(streams)('$id has bounds, and a queue for what it gives up on', ({ properties }) => {
    const { MaximumRetryAttempts: tries, MaximumRecordAgeInSeconds: age } = properties;
    const forEver = nameOf(properties) === 'netral-demo-tally';
    expect([tries, age]).toEqual(forEver ? [-1, -1] : [1000, 3600]);
    expect(properties['FunctionResponseTypes']).toEqual(['ReportBatchItemFailures']);
    expect(at(properties, 'DestinationConfig.OnFailure.Destination')).toBeDefined();
  });

  it.each(streams.filter(({ properties }) => properties['MaximumRetryAttempts'] !== -1))(
    '$id sets aside on the queue it gives up into',
    ({ properties }) => {
      const aside = at(readerOf(properties), 'Environment.Variables.SET_ASIDE_QUEUE_URL.Ref');
      expect(aside).toBeDefined();
      expect(at(properties, 'DestinationConfig.OnFailure.Destination.Fn::GetAtt.0')).toBe(aside);
    },
  );

  it.each(readers)('$name rings for every record it reports as failed', ({ name }) => {
    const rings = resources(template, 'AWS::CloudWatch::Alarm').some(
      ({ properties }) =>
        JSON.stringify(properties['Metrics'] ?? []).includes(
          `{"Dimensions":[{"Name":"service","Value":"${name}"}],"MetricName":"RecordsFailed"`,
        ) && at(properties, 'Metrics.0.Expression') === 'FILL(errors, 0) + FILL(records, 0)',
    );
    expect(rings).toBe(true);
  });

  it('wake the tally once per batch of pledges made, moved or erased', () => {
    expect(streams.map(({ properties }) => properties)).toContainEqual(
      expect.objectContaining({
        BatchSize: 1000,
        MaximumBatchingWindowInSeconds: 2,
        TumblingWindowInSeconds: 60,
        BisectBatchOnFunctionError: false,
        FilterCriteria: {
          Filters: [
            { Pattern: '{"eventName":["MODIFY","REMOVE"]}' },
            {
              Pattern:
                '{"eventName":["INSERT"],"dynamodb":{"NewImage":{"imported":{"S":[{"exists":false}]}}}}',
            },
          ],
        },
      }),
    );
  });
});

describe('the topics', () => {
  it('are none of a region: nobody is subscribed to alerts', () => {
    const names = resources(template, 'AWS::SNS::Topic').map(({ id }) => id);
    expect(names.filter((id) => id.startsWith('Satgas') && !id.startsWith('SatgasMail'))).toEqual([
      // Of the deployment: it feeds the queues of the channels.
      expect.stringMatching(/^SatgasChannelsMessages/),
    ]);
    const protocols = resources(template, 'AWS::SNS::Subscription').map(
      ({ properties }) => properties['Protocol'],
    );
    expect(protocols.filter((one) => one === 'email' || one === 'sms')).toEqual([]);
  });

  const ofAlerts = ['alert', 'digest', 'endings', 'unread'];
  it.each([
    ['sms', { channel: ['sms'], about: ofAlerts }, 4],
    ['email', { channel: ['email'], about: ofAlerts }, 4],
    ['announcements', { about: ['announcement'] }, 2],
  ])('hand messages by %s to a queue of their own, and no others', (one, policy, atOnce) => {
    const found = resources(template, 'AWS::SNS::Subscription').filter(
      ({ properties }) => JSON.stringify(properties['FilterPolicy']) === JSON.stringify(policy),
    );
    expect(found).toHaveLength(1);
    const queue = JSON.stringify(at(found[0]?.properties ?? {}, 'Endpoint'));
    expect(queue).toContain(`SatgasChannels${one}Queue`);
    expect(JSON.stringify(at(found[0]?.properties ?? {}, 'RedrivePolicy'))).toContain(
      `SatgasChannels${one}QueueDeadLetters`,
    );
    const mappings = resources(template, 'AWS::Lambda::EventSourceMapping').filter(
      ({ properties }) => JSON.stringify(properties['EventSourceArn']) === queue,
    );
    expect(mappings.map(({ properties }) => properties['ScalingConfig'])).toEqual([
      { MaximumConcurrency: atOnce },
    ]);
  });

  it('hand a received report, an overdue case, and a case whose unit was named, to the alerts queue as they are', () => {
    const subscriptions = resources(template, 'AWS::SNS::Subscription');
    expect(subscriptions.map(({ properties }) => properties)).toContainEqual(
      expect.objectContaining({
        Protocol: 'sqs',
        RawMessageDelivery: true,
        FilterPolicy: {
          type: ['report.received', 'case.overdue', 'case.unit-named', 'reports.swept'],
        },
        RedrivePolicy: expect.anything(),
      }),
    );
  });
});

describe('the alarms', () => {
  const alarms = resources(template, 'AWS::CloudWatch::Alarm');
  const composites = resources(template, 'AWS::CloudWatch::CompositeAlarm');
  const actionOf = ({ properties }: { properties: Record<string, unknown> }) =>
    JSON.stringify(properties['AlarmActions']);
  const ruleOf = ({ properties }: { properties: Record<string, unknown> }) =>
    JSON.stringify(properties['AlarmRule']);
  const partOf = (alarm: (typeof alarms)[number]) =>
    composites.filter((one) => ruleOf(one).includes(`{"Ref":"${alarm.id}"}`));

  it.each([...alarms, ...composites])(
    '$id says who is hurt and where the runbook begins',
    ({ properties }) => {
      expect(properties['AlarmDescription']).toMatch(
        /^[A-Z].+\. Runbook: docs\/runbook\.md#[a-z-]+$/,
      );
      expect(properties['AlarmActions']).toHaveLength(1);
    },
  );

  it('of a function, a stream or dead letters ring once together, by one alarm of their stack; others by themselves', () => {
    const faults = alarms.filter(({ id }) =>
      /(Fails|Late|DeadLettersWaiting)[0-9A-F]{8}$/.test(id),
    );
    expect(faults.length).toBeGreaterThan(100);
    for (const alarm of faults) {
      expect({ id: alarm.id, parts: partOf(alarm).length }).toEqual({ id: alarm.id, parts: 1 });
      expect(actionOf(alarm)).toMatch(/Heard/);
    }
    const others = alarms.filter((alarm) => !faults.includes(alarm));
    expect(others.length).toBeGreaterThan(10);
    for (const alarm of others) {
      expect({ id: alarm.id, parts: partOf(alarm).length }).toEqual({ id: alarm.id, parts: 0 });
      expect(actionOf(alarm)).toMatch(/Alarms/);
    }
  });

  it('of a stack that fails do not ring with its dead letters, and each is one mail', () => {
    expect(composites.length).toBeLessThanOrEqual(10);
    for (const one of composites) {
      expect(actionOf(one)).toMatch(/Alarms/);
      const kinds = new Set(
        [...ruleOf(one).matchAll(/"Ref":"(\w+)"/g)].map(([, id = '']) => /Waiting\w{8}$/.test(id)),
      );
      expect(kinds.size).toBe(1);
      // CloudWatch takes 10,240 characters; a name is made of stack, logical id and twelve characters.
      const names = [...ruleOf(one).matchAll(/"Ref":"(\w+)"/g)].map(([, id = '']) => id);
      expect(names.length).toBeLessThanOrEqual(100);
      const length = names.reduce(
        (sum, id) => sum + id.length + 'netral-a-long-name-reports'.length + 14 + 13,
        0,
      );
      expect(length).toBeLessThan(10_240);
    }
  });
});

describe('the alarms and dead letters that oversight sees', () => {
  it('come from both topics of alarms, and from the queues of this deployment alone', () => {
    const heard = resources(template, 'AWS::SNS::Subscription').filter(({ id }) =>
      id.startsWith('SatgasHearing'),
    );
    const topics = heard.map(({ properties }) => JSON.stringify(properties['TopicArn'])).sort();
    expect(topics).toEqual([
      expect.stringContaining('SharedAlarmsTopicArn'),
      expect.stringContaining('SharedHeardTopicArn'),
    ]);
    const read = statementsOf(template).filter(
      ({ id, actions }) =>
        id.startsWith('SatgasHearing') && actions.includes('sqs:GetQueueAttributes'),
    );
    const named = JSON.stringify(read.flatMap(({ resources: one }) => one));
    expect(named.match(/:netral-demo-(shared|pledges|reports|satgas|site)-\*/g)).toHaveLength(5);
  });
});

describe('the rights', () => {
  const onEverything = new Set([
    // CodeDeploy asks for the state of alarms.
    'cloudwatch:DescribeAlarms',
    'xray:PutTelemetryRecords',
    'xray:PutTraceSegments',
    // SMS: a phone number is no resource either.
    'sns:Publish',
    // The account's SMS settings, which are no resource of IAM.
    'sns:GetSMSAttributes',
    'sns:GetSMSSandboxAccountStatus',
    'sns:ListPhoneNumbersOptedOut',
    'sns:SetSMSAttributes',
    // Names of queues alone.
    'sqs:ListQueues',
  ]);
  const statements = statementsOf(template);

  it.each(statements)(
    '$id allows no wildcard action, and only listed ones on everything',
    (allowed) => {
      expect(allowed.actions.filter((action) => action.includes('*'))).toEqual([]);
      if (!allowed.resources.includes('*')) return;
      expect(allowed.actions.filter((action) => !onEverything.has(action))).toEqual([]);
    },
  );
});
