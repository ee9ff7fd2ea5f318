import { describe, expect, it } from '@jest/globals';
import { readDeployment } from '../../infra/deployment.ts';
import { stackOf } from '../../infra/parts/stack-of.ts';
import { holdsState, stateful } from '../../infra/stateful.ts';
import { most } from '../../infra/scale/most.ts';
import { inCommon, namesIn } from '../../infra/scale/names.ts';
import {
  accountStacks,
  at,
  demoFile,
  demoStacks,
  everyTemplate,
  resources,
  stacksOf,
  type Template,
} from './a-stack.ts';

const stacks = everyTemplate();
/** As the CDK writes them, and as CloudFormation counts them: at most 500 resources and 1 MB. */
const sizeOf = (template: Template): number => JSON.stringify(template, null, 1).length;

const ofType = (template: Template, type: string) =>
  Object.entries(template.Resources).filter(([, { Type }]) => Type === type);

/** The name of every SSM parameter that a stack writes. */
const writtenBy = ({ template }: { template: Template }) =>
  ofType(template, 'AWS::SSM::Parameter').map(([, { Properties }]) => String(Properties['Name']));
/** And of every one it reads. */
const readBy = ({ template }: { template: Template }) =>
  Object.values(template.Parameters)
    .filter(({ Type }) => String(Type).startsWith('AWS::SSM::'))
    .map(({ Default }) => String(Default))
    .filter((name) => !name.startsWith('/cdk-bootstrap/'));

describe('the stacks', () => {
  it('are one of the account, and of each deployment one for each capability and one they share', () => {
    expect(demoStacks().map(({ name }) => name.replace('netral-', ''))).toEqual([
      'account-ap-southeast-3',
      ...['shared', 'pledges', 'reports', 'satgas', 'site'].map((part) => `demo-${part}`),
    ]);
  });

  it.each(stacks)('$name is far below what CloudFormation takes', ({ template }) => {
    expect(Object.keys(template.Resources).length).toBeLessThan(most.resources);
    expect(sizeOf(template)).toBeLessThan(most.bytes);
    expect(Object.keys(template.Parameters).length).toBeLessThan(50);
  });

  it.each(stacks)('$name is joined to others by no export: they could not change', (stack) => {
    const text = JSON.stringify(stack.template);
    expect(text).not.toContain('Fn::ImportValue');
    expect(text).not.toContain('"Export"');
  });

  it.each(demoStacks())('$name reads only what a stack before it wrote: no circle', (stack) => {
    const before = demoStacks().slice(
      0,
      demoStacks().findIndex(({ name }) => name === stack.name),
    );
    const written = before.flatMap(writtenBy);
    for (const name of readBy(stack)) expect(written).toContain(name);
  });

  it('write for others in two places: the account, and what the capabilities share', () => {
    const writing = demoStacks().filter((stack) => writtenBy(stack).length > 0);
    expect(writing.map(({ name }) => name)).toEqual([
      'netral-account-ap-southeast-3',
      'netral-demo-shared',
    ]);
  });
});

const namesOf = ({ template }: { template: Template }): string[] => namesIn(template);

describe('two deployments in one account', () => {
  const demo = stacksOf('demo');
  const nation = stacksOf('demo-nasional');

  it('have no name in common, nor with their account', () => {
    expect(demo.flatMap(namesOf).length).toBeGreaterThan(60);
    const all = [...demo, ...nation, ...accountStacks()];
    expect(inCommon(all.map(({ template }) => template))).toEqual([]);
    expect(inCommon([...demo, ...demo].map(({ template }) => template))).not.toEqual([]);
  });

  it('carry their own name in each', () => {
    for (const name of nation.flatMap(namesOf))
      expect(name).toMatch(/demo-nasional|nasional\.netral/);
  });

  it('write and read parameters of their own', () => {
    const [ours, theirs] = [demo, nation].map((stacks) => stacks.flatMap(writtenBy));
    expect(theirs?.filter((name) => ours?.includes(name))).toEqual([]);
    const read = new Set(nation.flatMap(readBy));
    for (const name of read) expect(name).toMatch(/^\/netral(\/demo-nasional|-account)\//);
  });

  it('read metrics of their own functions only: no fault of one rings the other’s alarms', () => {
    for (const [id, stacks] of [['demo', demo] as const, ['demo-nasional', nation] as const]) {
      const own = `Netral/${id}`;
      const written = stacks.flatMap(({ template }) =>
        resources(template, 'AWS::Lambda::Function').map(({ properties }) =>
          at(properties, 'Environment.Variables.POWERTOOLS_METRICS_NAMESPACE'),
        ),
      );
      expect(written.length).toBeGreaterThan(90);
      expect(new Set(written)).toEqual(new Set([own]));
      const read = stacks.flatMap(({ template }) =>
        [
          ...JSON.stringify(resources(template, 'AWS::CloudWatch::Alarm')).matchAll(
            /"Namespace":"(Netral[^"]*)"/g,
          ),
        ].map(([, namespace]) => namespace),
      );
      expect(read.length).toBeGreaterThan(30);
      expect(new Set(read)).toEqual(new Set([own]));
    }
  });

  it('stand on one stack of the account', () => expect(accountStacks()).toHaveLength(1));

  it('have as many resources with all 552 regions as with five: regions are data', () => {
    const counted = (stacks: typeof demo) =>
      stacks.map(({ template }) => Object.keys(template.Resources).length);
    const [shared = 0, pledges, reports, satgas = 0, site] = counted(demo);
    // Somebody hears its alarms: a subscription, with a queue, its policy, and two alarms for mails that fail.
    // It stands behind CloudFront: a distribution, a function, four policies and two keys.
    // It is tried every five minutes: a function, its rule and dead letters, and their alarms.
    expect(counted(nation)).toEqual([shared + 5 + 8, pledges, reports, satgas + 12, site]);
  });
});

describe('what a bill says', () => {
  it('is divided by deployment and part: each stack puts both on all it makes', () => {
    const deployment = readDeployment(demoFile);
    for (const part of ['shared', 'pledges', 'reports', 'satgas', 'site'] as const)
      expect(stackOf(deployment, part, part)[1].tags).toEqual({
        'netral:deployment': 'demo',
        'netral:part': part,
      });
  });

  it('has no metrics of single methods, which could cost more than all else', () => {
    const [stage] = stacksOf('demo').flatMap(({ template }) =>
      ofType(template, 'AWS::ApiGateway::Stage'),
    );
    expect(JSON.stringify(stage)).toContain('"MetricsEnabled":false');
  });
});

describe('what holds state', () => {
  const found = demoStacks().flatMap(({ name, template }) =>
    Object.entries(template.Resources)
      .filter(([, { Type }]) => holdsState.has(Type))
      .map(([id]) => `${name.replace(/^netral-(demo-)?/, '')} ${id}`),
  );

  it('stays in its stack, under the logical id it was deployed with', () =>
    expect(found.sort()).toEqual([...stateful].sort()));

  it.each(demoStacks())('$name holds no table of another capability', ({ name, template }) => {
    const part = name.split('-').at(-1) ?? '';
    for (const [id] of ofType(template, 'AWS::DynamoDB::GlobalTable'))
      // What was decided without a release is no capability's: all of them work by it.
      expect(id.toLowerCase().startsWith(part === 'shared' ? 'decreed' : part)).toBe(true);
  });
});
