import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { House } from './house.ts';
import { metricsNamespace } from './stack-of.ts';
import { ringTogether, type Together } from './together.ts';

export type AlarmSettings = {
  metric: IMetric;
  /** The alarm goes off above this. */
  above: number;
  /** So many periods in a row; one where it is left out. */
  inARow?: number;
  /** One sentence on who is hurt. */
  errorImpact: string;
  /** Heading in docs/runbook.md, as its anchor. */
  runbook: string;
  /** It rings by one alarm of its stack, with others of its kind; left out: by itself. */
  together?: Together;
  /** Where other stacks know it by its name. */
  alarmName?: string;
};

/** The alarm of the API, by the name that the functions behind it know: what a function answers with 500 is no error of Lambda's. */
export const apiAlarmName = ({ id }: Pick<House['deployment'], 'id'>): string =>
  `netral-${id}-shared-ApiAnswersWithFaults`;

/** Raises an alarm that says who is hurt and where the runbook begins; that it goes off, and that it is over, is listed. */
export const raiseAlarm = (
  scope: Construct,
  id: string,
  its: AlarmSettings & { house: Pick<House, 'alarms' | 'heard'> },
): Alarm => {
  const { house, metric, above, inARow = 1, errorImpact, runbook, together, alarmName } = its;
  const alarm = new Alarm(scope, id, {
    ...(alarmName !== undefined && { alarmName }),
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: inARow,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${errorImpact} Runbook: docs/runbook.md#${runbook}`,
  });
  alarm.addAlarmAction(new SnsAction(together ? house.heard : house.alarms));
  // That it is over is listed, and nobody is called.
  alarm.addOkAction(new SnsAction(house.heard));
  if (together) ringTogether(alarm, together, house);
  return alarm;
};

/** A count one function of the alarm's own deployment writes as an embedded metric under its service name, summed over five minutes. */
export const ourMetric = (service: string, metricName: string): Metric =>
  new Metric({
    namespace: Lazy.uncachedString({ produce: ({ scope }) => namespaceIn(Stack.of(scope)) }),
    metricName,
    dimensionsMap: { service },
    statistic: 'Sum',
    period: Duration.minutes(5),
  });

const namespaceIn = ({ stackName }: Stack): string =>
  metricsNamespace({ id: stackName.replace(/^netral-/, '').replace(/-[a-z]+$/, '') });
