import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { HostError } from '../contracts.ts';
import { openAssembly } from '../template/open-assembly.ts';
import { readAssembly } from '../template/read-assembly.ts';

type Stack = { environment?: string; stackName?: string; template: object };

/** A folder as `cdk synth` writes it. */
const assemblyOf = (stacks: Record<string, Stack>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'local-host-assembly-'));
  const artifacts: Record<string, object> = { Tree: { type: 'cdk:tree' } };
  for (const [
    id,
    { template, environment = 'aws://unknown-account/eu-west-1', stackName },
  ] of Object.entries(stacks)) {
    writeFileSync(join(folder, `${id}.template.json`), JSON.stringify(template));
    const properties = { templateFile: `${id}.template.json`, ...(stackName && { stackName }) };
    artifacts[id] = { type: 'aws:cloudformation:stack', environment, properties };
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ artifacts }));
  return folder;
};

const open = (stacks: Record<string, Stack>, parameters: Record<string, string> = {}) =>
  openAssembly({
    ...readAssembly(assemblyOf(stacks)),
    parameters,
    attributes: () => undefined,
  });

const topic = (Properties: object = {}) => ({ Type: 'AWS::SNS::Topic', Properties });
const stored = (Name: string, Value: unknown) => ({
  Type: 'AWS::SSM::Parameter',
  Properties: { Name, Value, Type: 'String' },
});
const reading = (Default: string, Type = 'AWS::SSM::Parameter::Value<String>') => ({
  Parameters: { Topic: { Type, Default } },
  Resources: {
    Feed: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' } } },
  },
});

const feedOf = (stacks: Record<string, Stack>) =>
  open(stacks).ofType('AWS::SNS::Subscription')[0]?.properties['TopicArn'];
const newsArn = 'arn:aws:sns:eu-west-1:000000000000:base-News';
const base = {
  template: {
    Resources: { News: topic(), NewsArn: stored('/news', { Ref: 'News' }) },
    Outputs: { News: { Value: { Ref: 'News' }, Export: { Name: 'base:news' } } },
  },
};

describe('an assembly of several stacks', () => {
  it('reads in one stack what another writes as an SSM parameter, in whichever order they come', () => {
    expect(feedOf({ base, user: { template: reading('/news') } })).toBe(newsArn);
    expect(feedOf({ user: { template: reading('/news') }, base })).toBe(newsArn);
  });

  it('reads what another exports', () => {
    const template = {
      Resources: {
        Feed: {
          Type: 'AWS::SNS::Subscription',
          Properties: { TopicArn: { 'Fn::ImportValue': 'base:news' } },
        },
      },
    };
    expect(feedOf({ base, user: { template } })).toBe(newsArn);
  });

  it('names what no stack writes, and what is made of itself', () => {
    expect(() => feedOf({ user: { template: reading('/news') } })).toThrow(
      'No stack that is hosted here writes the SSM parameter /news',
    );
    const circle = {
      ...reading('/news'),
      Resources: { ...reading('/news').Resources, News: stored('/news', { Ref: 'Topic' }) },
    };
    expect(() => feedOf({ user: { template: circle } })).toThrow(/\/news is made of itself/);
    const list = reading('/news', 'AWS::SSM::Parameter::Value<List<String>>');
    expect(() => feedOf({ base, user: { template: list } })).toThrow(/which is not hosted/);
  });

  it('keeps resources of the same logical id apart, each named by its own stack', () => {
    const template = { Resources: { News: topic() } };
    const found = open({ one: { template }, two: { template, stackName: 'second' } }).all();
    expect(found.map(({ logicalId, ref }) => [logicalId, ref.split(':').at(-1)])).toEqual([
      ['one/News', 'one-News'],
      ['second/News', 'second-News'],
    ]);
  });

  it('gives a parameter to every stack that has it, and refuses one that none has', () => {
    const template = {
      Parameters: { Name: { Type: 'String', Default: 'none' } },
      Resources: { News: topic({ TopicName: { Ref: 'Name' } }) },
    };
    const [, given] = open({ base, user: { template } }, { Name: 'given' }).all().slice(-2);
    expect(given?.properties['TopicName']).toBe('given');
    expect(() => open({ base }, { Name: 'given' })).toThrow(HostError);
  });

  it('is of one region', () => {
    const elsewhere = { ...base, environment: 'aws://unknown-account/eu-north-1' };
    expect(() => open({ base, elsewhere })).toThrow(/elsewhere is of eu-north-1/);
    expect(() => readAssembly(assemblyOf({}))).toThrow(/has no stack/);
  });
});
