import type { HostedType } from './hosted-types.ts';
import { consoleOnly } from './reasons.ts';

const told = [
  'ActionsEnabled',
  'AlarmActions',
  'AlarmDescription',
  'AlarmName',
  'InsufficientDataActions',
  'OKActions',
] as const;

/** Alarms, which the host evaluates by its clock. */
export const hostedAlarmTypes: Readonly<Record<string, HostedType>> = {
  'AWS::CloudWatch::Alarm': {
    honoured: [
      ...told,
      'ComparisonOperator',
      'DatapointsToAlarm',
      'Dimensions',
      'EvaluationPeriods',
      'MetricName',
      'Metrics',
      'Namespace',
      'Period',
      'Statistic',
      'Threshold',
      'TreatMissingData',
    ],
    ignored: { Tags: consoleOnly },
  },
  'AWS::CloudWatch::CompositeAlarm': {
    honoured: [...told, 'AlarmRule'],
    ignored: { Tags: consoleOnly },
  },
};
