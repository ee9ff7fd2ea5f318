import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { openMetrics } from '../../functions/satgas/alerts/gauge-open.ts';
import { at, demoStacks, resources, stacksOf } from './a-stack.ts';

type Stacks = ReturnType<typeof demoStacks>;

/** The text of a dashboard, with what CloudFormation fills in as it stands there. */
const bodyOf = (stacks: Stacks): string => {
  const boards = stacks.flatMap(({ template }) =>
    resources(template, 'AWS::CloudWatch::Dashboard').map(({ properties }) =>
      at(properties, 'DashboardBody'),
    ),
  );
  expect(boards).toHaveLength(1);
  const [body] = boards;
  if (typeof body === 'string') return body;
  const [, parts] = z.parse(z.tuple([z.string(), z.array(z.unknown())]), at(body, 'Fn::Join'));
  return parts.map((part) => (typeof part === 'string' ? part : 'filled-in')).join('');
};

/** Namespace, name and function of every metric of ours. */
const oursIn = (text: string): string[] =>
  [...text.matchAll(/"(Netral\/[^"]+)","(\w+)","service","(\w+)"/g)].map(([, ...names]) =>
    names.join(' '),
  );

const metric = z.object({
  Namespace: z.string(),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Value: z.unknown() })),
});

/** The metrics of an alarm, alone or in a sum. */
const metricsIn = (value: unknown): z.infer<typeof metric>[] => {
  if (typeof value !== 'object' || value === null) return [];
  const { data } = metric.safeParse(value);
  return data ? [data] : Object.values(value).flatMap(metricsIn);
};

/** The same of every alarm. */
const alarmed = (stacks: Stacks): Set<string> =>
  new Set(
    stacks
      .flatMap(({ template }) => resources(template, 'AWS::CloudWatch::Alarm'))
      .flatMap(({ properties }) => metricsIn(properties))
      .map(({ Namespace, MetricName, Dimensions }) =>
        [Namespace, MetricName, String(Dimensions[0]?.Value)].join(' '),
      ),
  );

/** What is graphed and rings no alarm. */
const isOfNoAlarm = (metric: string): boolean =>
  metric.includes(' MinutesToTake ') ||
  Object.values(openMetrics).some((name) => metric.endsWith(` ${name} climbLadder`));

describe('the dashboard of a deployment', () => {
  it.each([
    ['demo', demoStacks()],
    ['demo-nasional', stacksOf('demo-nasional')],
  ])('of %s graphs what its own functions write and its alarms know', (id, stacks) => {
    const ours = oursIn(bodyOf(stacks));
    const known = alarmed(stacks);
    expect(ours.length).toBeGreaterThan(10);
    const unknown = ours.filter((one) => !known.has(one) && !isOfNoAlarm(one));
    expect(unknown).toEqual([]);
    for (const one of ours) expect(one.startsWith(`Netral/${id} `)).toBe(true);
  });

  it('graphs the open alerts of each age as the highest number of five minutes, never as a sum', () => {
    const graphed = [
      ...bodyOf(demoStacks()).matchAll(/"(Open\w+)","service","climbLadder",(\{[^}]*\})/g),
    ].map(([, name, how = '']) => [name, how.includes('"stat":"Maximum"')]);
    expect(graphed).toEqual(Object.values(openMetrics).map((name) => [name, true]));
  });

  it('graphs the canary where there is one', () => {
    expect(bodyOf(stacksOf('demo-nasional'))).toContain('CanaryFailed');
    expect(bodyOf(demoStacks())).not.toContain('Canary');
  });

  it('calls functions by names that there are, and searches by its own name only', () => {
    const stacks = demoStacks();
    const names = new Set(
      stacks.flatMap(({ template }) =>
        resources(template, 'AWS::Lambda::Function').map(({ properties }) =>
          String(properties['FunctionName']),
        ),
      ),
    );
    const body = bodyOf(stacks);
    const called = [...body.matchAll(/"FunctionName","([^"]+)"/g)].map(([, name = '']) => name);
    expect(called.length).toBeGreaterThan(3);
    expect(called.filter((name) => !names.has(name))).toEqual([]);
    const searched = [...body.matchAll(/SEARCH\('[^']*'/g)].map(([text]) => text);
    expect(searched.length).toBeGreaterThan(4);
    for (const text of searched) expect(text).toContain('netral-demo');
  });
});
