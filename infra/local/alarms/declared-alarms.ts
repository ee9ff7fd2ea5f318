import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';
import { explain } from '../messaging/explain.ts';
import type { Resources } from '../template/open-assembly.ts';
import type { ResolvedResource } from '../template/resolve-template.ts';
import { readAlarmRule, type AlarmRule } from './alarm-rule.ts';
import { readExpression, type Expression } from './expression.ts';
import { isMeasured, statistics, type MetricName, type Statistic } from './metric.ts';

/** Whom an alarm tells, by the state it comes to: ARNs of topics. */
export type Actions = { ALARM: string[]; OK: string[]; INSUFFICIENT_DATA: string[] };

type Named = { name: string; arn: string; says: string; actions: Actions };

/** A metric with how its values are put together over a period. */
export type MetricStat = MetricName & { statistic: Statistic };

/** An alarm on one metric, or on a sum of several. */
export type MetricAlarm = Named & {
  stats: Readonly<Record<string, MetricStat>>;
  expression: Expression;
  periodMs: number;
  periods: number;
  breachingPeriods: number;
  comparison: (typeof comparisons)[number];
  threshold: number;
  missing: (typeof missings)[number];
  /** As the template has it, for the message. */
  properties: Readonly<Record<string, unknown>>;
};

/** An alarm on the states of others. */
export type CompositeAlarm = Named & { rule: AlarmRule; ruleText: string };

export type DeclaredAlarms = { metric: MetricAlarm[]; composite: CompositeAlarm[] };

const comparisons = [
  'GreaterThanThreshold',
  'GreaterThanOrEqualToThreshold',
  'LessThanThreshold',
  'LessThanOrEqualToThreshold',
] as const;
const missings = ['missing', 'notBreaching', 'breaching', 'ignore'] as const;

const topics = z._default(z.array(z.string().check(z.regex(/^arn:[^:]+:sns:/))), []);
const named = {
  AlarmDescription: z._default(z.string(), ''),
  ActionsEnabled: z._default(z.boolean(), true),
  AlarmActions: topics,
  OKActions: topics,
  InsufficientDataActions: topics,
};
const dimensions = z._default(z.array(z.object({ Name: z.string(), Value: z.string() })), []);
const statistic = z.enum(statistics);
const metric = z.object({ Namespace: z.string(), MetricName: z.string(), Dimensions: dimensions });
const one = z.object({
  ...metric.shape,
  Statistic: statistic,
  Period: z.coerce.number().check(z.gte(60)),
});
const several = z.object({
  Metrics: z.array(
    z.strictObject({
      Id: z.string(),
      Label: z.optional(z.string()),
      ReturnData: z._default(z.boolean(), true),
      Expression: z.optional(z.string()),
      MetricStat: z.optional(
        z.object({
          Metric: metric,
          Period: z.coerce.number().check(z.gte(60)),
          Stat: statistic,
        }),
      ),
    }),
  ),
});
const metricAlarm = z.object({
  ...named,
  ComparisonOperator: z.enum(comparisons),
  Threshold: z.coerce.number(),
  EvaluationPeriods: z.coerce.number().check(z.gte(1)),
  DatapointsToAlarm: z.optional(z.coerce.number()),
  TreatMissingData: z._default(z.enum(missings), 'missing'),
});
const compositeAlarm = z.object({ ...named, AlarmRule: z.string() });

/** The alarms of the templates; throws HostError for one that cannot be evaluated here, by name. */
export const declaredAlarms = ({ ofType }: Pick<Resources, 'ofType'>): DeclaredAlarms => {
  const metric = ofType('AWS::CloudWatch::Alarm').map(readMetricAlarm);
  const composite = ofType('AWS::CloudWatch::CompositeAlarm').map(readComposite);
  const known = new Set([...metric, ...composite].map(({ name }) => name));
  for (const { name, rule } of composite)
    for (const other of rule.names)
      if (!known.has(other)) throw new HostError(`${name}: no alarm is called ${other}`);
  return { metric, composite };
};

/** Every metric that an alarm reads. */
export const watchedMetrics = ({ metric }: DeclaredAlarms): MetricStat[] =>
  metric.flatMap(({ stats }) => Object.values(stats));

/** The longest time that an alarm looks back. */
export const longestLookMs = ({ metric }: DeclaredAlarms): number =>
  Math.max(0, ...metric.map(({ periodMs, periods }) => periodMs * periods));

const read = <Shape extends z.ZodMiniType>(
  { logicalId, properties }: ResolvedResource,
  shape: Shape,
): z.infer<Shape> => {
  const parsed = z.safeParse(shape, properties);
  if (parsed.success) return parsed.data;
  throw new HostError(`${logicalId}: ${explain(parsed.error)}`);
};

const readNamed = (resource: ResolvedResource): Named => {
  const p = read(resource, z.object(named));
  const when = (arns: string[]) => (p.ActionsEnabled ? arns : []);
  return {
    ...{ name: resource.ref, arn: resource.arn ?? '', says: p.AlarmDescription },
    actions: {
      ALARM: when(p.AlarmActions),
      OK: when(p.OKActions),
      INSUFFICIENT_DATA: when(p.InsufficientDataActions),
    },
  };
};

const readComposite = (resource: ResolvedResource): CompositeAlarm => {
  const { AlarmRule: ruleText } = read(resource, compositeAlarm);
  return { ...readNamed(resource), rule: readAlarmRule(ruleText), ruleText };
};

const readMetricAlarm = (resource: ResolvedResource): MetricAlarm => {
  const p = read(resource, metricAlarm);
  const of = 'Metrics' in resource.properties ? ofSeveral(resource) : ofOne(resource);
  for (const stat of Object.values(of.stats))
    if (!isMeasured(stat))
      throw new HostError(
        `${resource.logicalId}: nothing here measures ${stat.namespace} ${stat.name}`,
      );
  return {
    ...readNamed(resource),
    ...of,
    ...{ periods: p.EvaluationPeriods, missing: p.TreatMissingData, threshold: p.Threshold },
    breachingPeriods: p.DatapointsToAlarm ?? p.EvaluationPeriods,
    comparison: p.ComparisonOperator,
    properties: resource.properties,
  };
};

type Source = Pick<MetricAlarm, 'stats' | 'expression' | 'periodMs'>;

const ofOne = (resource: ResolvedResource): Source => {
  const p = read(resource, one);
  return {
    stats: { one: statOf(p, p.Statistic) },
    expression: (valueOf) => valueOf('one'),
    periodMs: p.Period * 1000,
  };
};

const ofSeveral = (resource: ResolvedResource): Source => {
  const { Metrics } = read(resource, several);
  const stats = Metrics.flatMap(({ Id, MetricStat }) => (MetricStat ? [{ Id, MetricStat }] : []));
  const [shown, ...others] = Metrics.filter(({ ReturnData }) => ReturnData);
  const [period, ...periods] = new Set(stats.map(({ MetricStat }) => MetricStat.Period));
  const expression = readExpression(shown?.Expression ?? shown?.Id ?? '');
  if (!expression || others.length > 0 || period === undefined || periods.length > 0)
    throw new HostError(
      `${resource.logicalId}: of metric math only a sum of metrics of one period is hosted`,
    );
  return {
    stats: Object.fromEntries(
      stats.map(({ Id, MetricStat }) => [Id, statOf(MetricStat.Metric, MetricStat.Stat)]),
    ),
    expression,
    periodMs: period * 1000,
  };
};

const statOf = (asked: z.infer<typeof metric>, statistic: Statistic): MetricStat => ({
  namespace: asked.Namespace,
  name: asked.MetricName,
  dimensions: Object.fromEntries(asked.Dimensions.map(({ Name, Value }) => [Name, Value])),
  statistic,
});
