import { describe, expect, it } from '@jest/globals';
import { at, demoStacks, resources, stacksOf, statementsOf } from './a-stack.ts';

const [satgas] = stacksOf('demo-nasional').filter(({ name }) => name.endsWith('-satgas'));
const template = satgas?.template ?? { Resources: {}, Parameters: {} };
const [canary] = resources(template, 'AWS::Lambda::Function').filter(({ id }) =>
  id.startsWith('SatgasCanary'),
);

describe('the canary', () => {
  it('reaches the alerts of practice, by their key, and no other table, secret or service', () => {
    const own = statementsOf(template).filter(({ id }) => id.startsWith('SatgasCanaryTryRole'));
    const actions = own
      .flatMap((one) => one.actions)
      .filter((one) => !/^(logs|xray|kms):/.test(one));
    expect(actions.sort()).toEqual([
      ...['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
      'sqs:SendMessage',
    ]);
    const [table] = own.filter((one) => one.actions.includes('dynamodb:PutItem'));
    expect(table?.conditions).toEqual({
      'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['00.99'] },
    });
    expect(JSON.stringify(table?.resources)).toMatch(/SatgasAlerts\w+","Arn"/);
  });

  it('is called every five minutes, and rings when two calls in a row found a fault', () => {
    const [rule] = resources(template, 'AWS::Events::Rule').filter(({ id }) =>
      id.startsWith('SatgasCanary'),
    );
    expect(rule?.properties['ScheduleExpression']).toBe('rate(5 minutes)');
    const [alarm] = resources(template, 'AWS::CloudWatch::Alarm').filter(
      ({ properties }) => properties['MetricName'] === 'CanaryFailed',
    );
    expect(alarm?.properties).toMatchObject({
      ...{ EvaluationPeriods: 2, Period: 300, Threshold: 0, Statistic: 'Sum' },
      ...{ Namespace: 'Netral/demo-nasional', Dimensions: [{ Name: 'service', Value: 'canary' }] },
    });
    expect(at(canary?.properties, 'Environment.Variables.PUBLIC_URL')).toBeDefined();
  });

  it('is left out where the deployment file says so', () => {
    for (const one of demoStacks())
      expect(JSON.stringify(one.template)).not.toContain('SatgasCanary');
  });
});
