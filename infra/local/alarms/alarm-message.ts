import type { PublishedMessage } from '../messaging/sns-shapes.ts';
import type { AlarmState } from './alarm-rule.ts';
import type { CompositeAlarm, MetricAlarm } from './declared-alarms.ts';

/** A change of an alarm's state; `at` in ms since the epoch. */
export type StateChange = { at: number; from: AlarmState; to: AlarmState; why: string };

/** Alarms that a composite alarm is made of, and how they are. */
export type Child = { arn: string; state: AlarmState; since: number };

type Where = { region: string; accountId: string };

/** SNS takes less than a hundred characters. */
const longestSubject = 99;

/** The message that CloudWatch publishes (CloudWatch User Guide, "Notifying users on alarm changes"). */
export const alarmMessage = (
  alarm: MetricAlarm | CompositeAlarm,
  change: StateChange,
  { region, accountId, children }: Where & { children: Child[] },
): PublishedMessage => ({
  Subject: `${change.to}: "${alarm.name}" in ${region}`.slice(0, longestSubject),
  Message: JSON.stringify({
    AlarmName: alarm.name,
    AlarmDescription: alarm.says,
    AWSAccountId: accountId,
    NewStateValue: change.to,
    NewStateReason: change.why,
    StateChangeTime: timeOf(change.at),
    Region: region,
    AlarmArn: alarm.arn,
    OldStateValue: change.from,
    OKActions: alarm.actions.OK,
    AlarmActions: alarm.actions.ALARM,
    InsufficientDataActions: alarm.actions.INSUFFICIENT_DATA,
    ...('rule' in alarm
      ? {
          AlarmRule: alarm.ruleText,
          TriggeringChildren: children.map(({ arn, state, since }) => ({
            Arn: arn,
            State: { Value: state, Timestamp: timeOf(since) },
          })),
        }
      : { Trigger: triggerOf(alarm) }),
  }),
});

const timeOf = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

const triggerOf = ({ stats, properties, ...alarm }: MetricAlarm) => {
  const [one] = Object.values(stats);
  return {
    ...('Metrics' in properties
      ? { Metrics: properties['Metrics'] }
      : {
          ...{ MetricName: one?.name, Namespace: one?.namespace, StatisticType: 'Statistic' },
          ...{ Statistic: one?.statistic.toUpperCase(), Unit: null },
          Dimensions: Object.entries(one?.dimensions ?? {}).map(([name, value]) => ({
            ...{ value, name },
          })),
        }),
    ...{ Period: alarm.periodMs / 1000, EvaluationPeriods: alarm.periods },
    ...{ DatapointsToAlarm: alarm.breachingPeriods, ComparisonOperator: alarm.comparison },
    ...{ Threshold: alarm.threshold, TreatMissingData: alarm.missing },
    EvaluateLowSampleCountPercentile: '',
  };
};
