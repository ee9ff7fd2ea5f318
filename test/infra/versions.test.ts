import { describe, expect, it } from '@jest/globals';
import { App, Stack } from 'aws-cdk-lib';
import { Template as Synthesized } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Topic } from 'aws-cdk-lib/aws-sns';
import * as z from 'zod/mini';
import { longestPublicUrl } from '../../functions/satgas/alerts/messages.ts';
import { appContext } from '../../infra/app-context.ts';
import { readDeployment } from '../../infra/deployment.ts';
import { HouseFunction } from '../../infra/parts/function.ts';
import { decreedInUse } from '../../infra/parts/decreed.ts';
import { keyOfAnotherStack } from '../../infra/parts/key.ts';
import { at, demoFile, demoStacks, demoTemplate, resources, statementsOf } from './a-stack.ts';

const template = demoTemplate();
const functions = resources(template, 'AWS::Lambda::Function');
const aliases = resources(template, 'AWS::Lambda::Alias');
const versions = resources(template, 'AWS::Lambda::Version');
const groups = new Map(
  resources(template, 'AWS::CodeDeploy::DeploymentGroup').map(({ id, properties }) => [
    id,
    properties,
  ]),
);
const alarms = new Map(
  resources(template, 'AWS::CloudWatch::Alarm').map(({ id, properties }) => [id, properties]),
);
const apiAlarm = 'netral-demo-shared-ApiAnswersWithFaults';

const aliasOf = (functionId: string) =>
  aliases.filter(({ properties }) => at(properties, 'FunctionName.Ref') === functionId);
const groupOf = (aliasId: string) => {
  const update = at(template.Resources[aliasId]?.UpdatePolicy, 'CodeDeployLambdaAliasUpdate');
  return groups.get(String(at(update, 'DeploymentGroupName.Ref')));
};

describe('each function', () => {
  it.each(functions)('is in use by a version, under the name live: $id', ({ id }) => {
    const [alias, ...more] = aliasOf(id);
    expect(more).toEqual([]);
    expect(alias?.properties['Name']).toBe('live');
    const [versionId, attribute] = at(alias?.properties, 'FunctionVersion.Fn::GetAtt') as string[];
    expect(attribute).toBe('Version');
    const version = template.Resources[versionId ?? ''];
    expect(at(version?.Properties, 'FunctionName.Ref')).toBe(id);
    // It stays when the next takes over, and goes where its own deploy failed.
    expect(version?.DeletionPolicy).toBe('RetainExceptOnCreate');
    expect(version?.UpdateReplacePolicy).toBe('Retain');
  });

  it.each(functions)('gives back to the version before on alarms there are: $id', ({ id }) => {
    const group = groupOf(aliasOf(id)[0]?.id ?? '');
    const watched =
      at(group, 'AlarmConfiguration.alarms') ?? at(group, 'AlarmConfiguration.Alarms');
    const names = [watched].flat().map((one) => at(one, 'Name') ?? at(one, 'name'));
    expect(names.length).toBeGreaterThan(1);
    // CodeDeploy takes no more (its quotas).
    expect(names.length).toBeLessThanOrEqual(50);
    expect(names).toContain(apiAlarm);
    const own = names.filter((name) => name !== apiAlarm).map((name) => String(at(name, 'Ref')));
    expect(own.some((name) => name.includes('Fails'))).toBe(true);
    // What has no data is no reason to give back: a deployment nobody uses yet.
    for (const name of own) expect(alarms.get(name)?.['TreatMissingData']).toBe('notBreaching');
  });

  it('has streams that are late give back, too', () => {
    const late = [...alarms.keys()].filter(
      (id) => id.endsWith('Late') || /Late[A-F\d]{8}$/.test(id),
    );
    const watched = JSON.stringify([...groups.values()]);
    expect(late.length).toBeGreaterThan(10);
    for (const id of late.filter((one) => !one.includes('LateDataRequests')))
      expect(watched).toContain(`"${id}"`);
  });

  it('of a stack is shifted by one role, which moves these versions and sees alarms', () => {
    const role = statementsOf(template).filter(({ id }) => /^ShiftsOf\w+Role/.test(id));
    expect(new Set(role.flatMap(({ actions }) => actions))).toEqual(
      new Set([
        ...['cloudwatch:DescribeAlarms', 'lambda:GetAlias'],
        ...['lambda:GetProvisionedConcurrencyConfig', 'lambda:UpdateAlias'],
      ]),
    );
    // IAM takes 10,240 characters of a role's own policies; a reference becomes an account, a region or a partition.
    const policies = JSON.stringify(role).replaceAll(/\{"Ref":"AWS::\w+"\}/g, '');
    expect(role.length).toBeGreaterThan(0);
    expect(policies.length).toBeLessThan(4 * 10_240);
  });

  it('is named in the API’s alarm as the stack of the API names it', () =>
    expect([...alarms.values()].map((one) => one['AlarmName'])).toContain(apiAlarm));
});

describe('nothing goes around the version in use', () => {
  const functionIds = new Set(functions.map(({ id }) => id));
  const aliasIds = new Set(aliases.map(({ id }) => id));
  /** Where a call may go: by type, the property that says it. */
  const callers = [
    ...['AWS::Lambda::EventSourceMapping FunctionName', 'AWS::Lambda::Permission FunctionName'],
    ...['AWS::Logs::SubscriptionFilter DestinationArn', 'AWS::SNS::Subscription Endpoint'],
    'AWS::Events::Rule Targets',
  ].flatMap((line) => {
    const [type = '', property = ''] = line.split(' ');
    return resources(template, type).map(({ id, properties }) => ({
      ...{ id, type },
      names: [...JSON.stringify(properties[property]).matchAll(/"(?:Ref|Fn::GetAtt)":\[?"(\w+)"/g)],
    }));
  });

  it('is looked at', () => expect(callers.length).toBeGreaterThan(80));

  it.each(callers)('by a $type: $id', ({ names, type }) => {
    const ids = names.map(([, id = '']) => id);
    expect(ids.filter((id) => functionIds.has(id))).toEqual([]);
    if (type !== 'AWS::SNS::Subscription')
      expect(ids.filter((id) => aliasIds.has(id)).length).toBeGreaterThan(0);
  });
});

/** What stands for things that hold state, which keep their names for ever (infra/stateful.ts). */
const forEver = new Set([
  ...['SharedKeyArn', 'SharedLikenessSecretArn', 'SharedAccountSecretArn'],
  ...['SharedAggregateSecretArn', 'SharedIssuerUrl', 'SharedClientId', 'SharedDecreedTableName'],
]);

const parameters = new Map(demoStacks().flatMap((one) => Object.entries(one.template.Parameters)));
/** What Lambda takes of a version's description; an ARN of ours has 120 characters at most. */
const longestDescription = 256;

describe('a value that a stack is given', () => {
  it.each(versions)('fits into the description of its version: $id', ({ properties }) => {
    const named = [...JSON.stringify(properties).matchAll(/"Ref":"(\w+)"/g)]
      .map(([, name = '']) => name)
      .filter((name) => parameters.has(name));
    const lengths = named.map((name) =>
      name === 'SharedPublicUrl'
        ? longestPublicUrl
        : Number(parameters.get(name)?.['MaxLength'] ?? 120),
    );
    const all = lengths.reduce((sum, length) => sum + length, Math.max(0, named.length - 1));
    expect(all).toBeLessThanOrEqual(longestDescription);
  });

  it.each(functions)('makes a new version where a function has it: $id', ({ id, properties }) => {
    const version = versions.find((one) => at(one.properties, 'FunctionName.Ref') === id);
    const used = [...JSON.stringify(properties['Environment']).matchAll(/"Ref":"(\w+)"/g)]
      .map(([, name = '']) => name)
      .filter((name) => parameters.has(name) && !forEver.has(name));
    const described = JSON.stringify(version?.properties['Description'] ?? '');
    for (const name of used) expect(described).toContain(`{"Ref":"${name}"}`);
  });
});

/** Whether each property is well formed is looked at when all stacks are synthesized. */
const unchecked = { '@aws-cdk/core:validateAgainstDefaultRules': false };

describe('a version', () => {
  type Settings = {
    code?: string;
    variable?: string;
    reserved?: number;
    days?: RetentionDays;
    says?: string;
  };

  /** The logical id of the version of one function: another id is another version. */
  const versionId = (settings: Settings = {}): string => {
    const {
      code = '1',
      variable = 'a',
      reserved = 10,
      days = RetentionDays.ONE_MONTH,
      says = 'Nobody is told.',
    } = settings;
    const stack = new Stack(
      new App({ context: { ...appContext(), ...unchecked } }),
      'netral-demo-satgas',
    );
    const topic = new Topic(stack, 'Alarms');
    const demo = readDeployment(demoFile);
    const key = keyOfAnotherStack(
      stack,
      'Key',
      'arn:aws:kms:ap-southeast-3:111111111111:key/1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f',
    );
    new HouseFunction(stack, 'Notify', {
      house: {
        deployment: { ...demo, alertLineConcurrency: reserved, logRetentionDays: days },
        key,
        ...{ alarms: topic, heard: topic, publicUrl: 'https://netral.example' },
        decreed: decreedInUse(stack, { tableName: 'decreed', key }),
        codeOf: () => Code.fromInline(code),
      },
      entry: 'satgas/telling/notify-officers',
      settings: z.object({ VARIABLE: z.string() }),
      environment: { VARIABLE: variable },
      errorImpact: says,
    });
    const found = Synthesized.fromStack(stack).findResources('AWS::Lambda::Version');
    return Object.keys(found).join();
  };
  const before = versionId();

  it.each<[string, Settings]>([
    ['code', { code: '2' }],
    ['a variable', { variable: 'b' }],
  ])('is another when %s is another', (_, settings) =>
    expect(versionId(settings)).not.toBe(before),
  );

  it.each<[string, Settings]>([
    ['nothing', {}],
    ['its reserved executions', { reserved: 20 }],
    ['how long its log is kept', { days: RetentionDays.TWO_MONTHS }],
    ['the words of its alarm', { says: 'Officers are not told.' }],
  ])('is the same when %s is another', (_, settings) => expect(versionId(settings)).toBe(before));
});
