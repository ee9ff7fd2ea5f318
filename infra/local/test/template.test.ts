import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { HostError } from '../contracts.ts';
import {
  declaredQualifiers,
  functionAddress,
  functionIdOf,
  refuseUnknownQualifiers,
} from '../template/function-address.ts';
import { localPseudo } from '../template/physical-ids.ts';
import { parseTemplate, readTemplate } from '../template/read-template.ts';
import {
  openTemplate,
  resolveTemplate,
  type AttributeRef,
  type ResolvedResource,
} from '../template/resolve-template.ts';

type Given = {
  parts?: Record<string, unknown>;
  parameters?: Record<string, string>;
  attributes?: (asked: AttributeRef) => string | undefined;
};

const request = (resources: Record<string, unknown>, given: Given = {}) => ({
  template: parseTemplate({ ...given.parts, Resources: resources }),
  parameters: given.parameters ?? {},
  attributes: given.attributes ?? (() => undefined),
  pseudo: localPseudo('netral-demo', 'ap-southeast-3'),
});

const resolve = (resources: Record<string, unknown>, given?: Given): ResolvedResource[] =>
  resolveTemplate(request(resources, given));

/** What a value in a function's environment becomes. */
const valueOf = (value: unknown, given: Given & { beside?: Record<string, unknown> } = {}) => {
  const properties = { Environment: { Variables: { VALUE: value } } };
  const fn = { Type: 'AWS::Lambda::Function', Properties: properties };
  const found = resolve({ ...given.beside, Fn: fn }, given).find((it) => it.logicalId === 'Fn');
  return (found?.properties['Environment'] as { Variables: Record<string, unknown> }).Variables[
    'VALUE'
  ];
};

const queue = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'alerts' } };
const table = { Type: 'AWS::DynamoDB::GlobalTable', Properties: {} };
const parts = {
  Parameters: {
    PublicUrl: { Type: 'String', Default: '' },
    Regions: { Type: 'CommaDelimitedList', Default: '14.06,18.09' },
    Needed: { Type: 'String' },
  },
  Mappings: { Sizes: { small: { memory: 128 } } },
  Conditions: {
    HasUrl: { 'Fn::Not': [{ 'Fn::Equals': [{ Ref: 'PublicUrl' }, ''] }] },
    Both: { 'Fn::And': [{ Condition: 'HasUrl' }, { 'Fn::Equals': ['a', 'a'] }] },
    Either: { 'Fn::Or': [{ Condition: 'HasUrl' }, { 'Fn::Equals': ['a', 'a'] }] },
  },
};

describe('the intrinsic functions', () => {
  it.each<[string, unknown, unknown]>([
    ['a pseudo parameter', { Ref: 'AWS::Region' }, 'ap-southeast-3'],
    ['a parameter', { Ref: 'Regions' }, ['14.06', '18.09']],
    ['a resource', { Ref: 'Table' }, 'netral-demo-Table'],
    [
      'its ARN',
      { 'Fn::GetAtt': ['Queue', 'Arn'] },
      'arn:aws:sqs:ap-southeast-3:000000000000:alerts',
    ],
    ['its ARN by one text', { 'Fn::GetAtt': 'Queue.QueueName' }, 'alerts'],
    ['joined parts', { 'Fn::Join': ['-', ['a', { Ref: 'AWS::Partition' }, 1]] }, 'a-aws-1'],
    [
      'a text',
      { 'Fn::Sub': '${AWS::AccountId}/${Queue.QueueName}/${!no}' },
      '000000000000/alerts/${no}',
    ],
    [
      'a text with its own words',
      { 'Fn::Sub': ['${x}', { x: { Ref: 'Table' } }] },
      'netral-demo-Table',
    ],
    ['a selected part', { 'Fn::Select': [1, { 'Fn::Split': [':', 'a:b:c'] }] }, 'b'],
    ['a mapping', { 'Fn::FindInMap': ['Sizes', 'small', 'memory'] }, 128],
    ['a fork not taken', { 'Fn::If': ['HasUrl', 'yes', 'no'] }, 'no'],
    ['two conditions', { 'Fn::If': ['Both', 'yes', 'no'] }, 'no'],
    ['either condition', { 'Fn::If': ['Either', 'yes', 'no'] }, 'yes'],
    ['no value at all', { 'Fn::If': ['HasUrl', 'yes', { Ref: 'AWS::NoValue' }] }, undefined],
    ['a list without a value', ['a', { Ref: 'AWS::NoValue' }], ['a']],
  ])('give %s', (_, value, expected) => {
    expect(valueOf(value, { parts, beside: { Table: table, Queue: queue } })).toEqual(expected);
  });

  it('take a given parameter before its default', () => {
    const parameters = { PublicUrl: 'http://localhost' };
    expect(valueOf({ 'Fn::If': ['HasUrl', 'yes', 'no'] }, { parts, parameters })).toBe('yes');
  });

  it.each([
    ['a function nobody knows', { 'Fn::Transform': 'other' }, /Fn .*Environment.*Fn::Transform/],
    ['a resource nobody has', { Ref: 'Nobody' }, /Nobody/],
    ['an attribute nobody knows', { 'Fn::GetAtt': ['Table', 'StreamArn'] }, /Table.*StreamArn/],
    ['a malformed function', { 'Fn::Join': 'x' }, /Fn::Join is malformed/],
    ['a parameter without a value', { Ref: 'Needed' }, /Needed/],
  ])('refuse %s by name', (_, value, message) => {
    const act = () => valueOf(value, { parts, beside: { Table: table } });
    expect(act).toThrow(HostError);
    expect(act).toThrow(message);
  });
});

describe('a template', () => {
  it('takes from the running host what only it knows', () => {
    const attributes = ({ attribute, name }: AttributeRef) =>
      attribute === 'StreamArn' ? `stream of ${name}` : undefined;
    const value = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
    expect(valueOf(value, { attributes, beside: { Table: table } })).toBe(
      'stream of netral-demo-Table',
    );
  });

  it('can be resolved one type at a time, before the rest is known', () => {
    const waits = { Environment: { Variables: { S: { 'Fn::GetAtt': ['Table', 'StreamArn'] } } } };
    const opened = openTemplate(
      request({ Table: table, Fn: { Type: 'AWS::Lambda::Function', Properties: waits } }),
    );
    expect(opened.ofType('AWS::DynamoDB::GlobalTable')).toMatchObject([
      {
        ref: 'netral-demo-Table',
        arn: 'arn:aws:dynamodb:ap-southeast-3:000000000000:table/netral-demo-Table',
        properties: { TableName: 'netral-demo-Table' },
      },
    ]);
    expect(() => opened.all()).toThrow(/StreamArn/);
  });

  it('leaves out what is only declared and what its condition excludes', () => {
    const found = resolve(
      {
        Alias: { Type: 'AWS::KMS::Alias', Properties: { Anything: 1 } },
        Queue: { ...queue, Condition: 'HasUrl' },
        Topic: { Type: 'AWS::SNS::Topic' },
      },
      { parts },
    );
    expect(found.map(({ logicalId }) => logicalId)).toEqual(['Topic']);
  });

  it('names every type and every property it does not know', () => {
    const act = () =>
      resolve({
        Cache: { Type: 'AWS::ElastiCache::CacheCluster' },
        Queue: { Type: 'AWS::SQS::Queue', Properties: { FifoQueue: true } },
      });
    expect(act).toThrow(HostError);
    expect(act).toThrow(
      /Cache: .*AWS::ElastiCache::CacheCluster\nQueue: .*FifoQueue.*AWS::SQS::Queue/,
    );
  });

  it('refuses a parameter it does not have', () => {
    expect(() => resolve({}, { parameters: { PublikUrl: 'x' } })).toThrow(/PublikUrl/);
  });

  it('is read from a cloud assembly with the folders of its code', () => {
    const folder = mkdtempSync(join(tmpdir(), 'netral-assembly-'));
    const Resources = {
      Fn: { Type: 'AWS::Lambda::Function', Metadata: { 'aws:asset:path': 'asset.1' } },
    };
    writeFileSync(join(folder, 'one.template.json'), JSON.stringify({ Resources }));
    expect(readTemplate(folder, 'one').codeFolders).toEqual({ Fn: join(folder, 'asset.1') });
    expect(() => readTemplate(folder, 'other')).toThrow(HostError);
    rmSync(folder, { recursive: true });
  });

  it('finds a function by its ARN, its invocation URI or its name', () => {
    const arn = 'arn:aws:lambda:ap-southeast-3:000000000000:function:netral-demo-Fn';
    const uri = `arn:aws:apigateway:ap-southeast-3:lambda:path/2015-03-31/functions/${arn}/invocations`;
    expect([arn, uri, 'netral-demo-Fn'].map(functionIdOf)).toEqual(Array(3).fill('netral-demo-Fn'));
  });
});

describe('versions and aliases', () => {
  const fn = { Type: 'AWS::Lambda::Function', Properties: {} };
  const version = { Type: 'AWS::Lambda::Version', Properties: { FunctionName: { Ref: 'Fn' } } };
  const alias = {
    Type: 'AWS::Lambda::Alias',
    Properties: {
      ...{ FunctionName: { Ref: 'Fn' }, Name: 'live' },
      FunctionVersion: { 'Fn::GetAtt': ['Version', 'Version'] },
    },
  };
  const calling = (FunctionName: unknown) => ({
    Type: 'AWS::Lambda::EventSourceMapping',
    Properties: { FunctionName, EventSourceArn: 'arn:aws:sqs:ap-southeast-3:1:alerts' },
  });
  const open = (FunctionName: unknown) =>
    openTemplate(
      request({ Fn: fn, Version: version, Live: alias, Mapping: calling(FunctionName) }),
    );
  const arn = 'arn:aws:lambda:ap-southeast-3:000000000000:function:netral-demo-Fn';

  it('are addresses of the function that is hosted', () => {
    const template = open({ Ref: 'Live' });
    const [mapping] = template.ofType('AWS::Lambda::EventSourceMapping');
    expect(mapping?.properties['FunctionName']).toBe(`${arn}:live`);
    expect([template.ref('Version'), template.attribute('Version', 'Version')]).toEqual([
      `${arn}:1`,
      '1',
    ]);
    expect(
      [`${arn}:live`, `${arn}:live/invocations`, 'netral-demo-Fn:live'].map(functionAddress),
    ).toEqual(Array(3).fill({ id: 'netral-demo-Fn', qualifier: 'live' }));
    expect(() => refuseUnknownQualifiers(template)).not.toThrow();
    expect(() => refuseUnknownQualifiers(open(arn))).not.toThrow();
  });

  it('stop the host, with the name of what calls one that is not there', () => {
    expect(() => refuseUnknownQualifiers(open(`${arn}:beta`))).toThrow(
      /Mapping: no version or alias is netral-demo-Fn:beta/,
    );
  });

  it('that are not there are not found when somebody invokes them', () => {
    const has = declaredQualifiers(open(arn));
    const asked = [undefined, '$LATEST', '1', 'live', 'beta'];
    expect(asked.map((qualifier) => has({ id: 'netral-demo-Fn', qualifier }))).toEqual([
      ...[true, true, true, true, false],
    ]);
    expect(has({ id: 'another', qualifier: 'live' })).toBe(false);
  });
});
