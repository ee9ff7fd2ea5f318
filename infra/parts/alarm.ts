import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Construct } from 'constructs';
import type { House } from './house.ts';

export type AlarmSettings = {
  metric: IMetric;
  /** The alarm goes off above this. */
  above: number;
  /** One sentence on who is hurt. */
  errorImpact: string;
  /** Heading in docs/runbook.md, as its anchor. */
  runbook: string;
};

/** Raises an alarm that says who is hurt and where the runbook begins. */
export const raiseAlarm = (
  scope: Construct,
  id: string,
  { house, metric, above, errorImpact, runbook }: AlarmSettings & { house: Pick<House, 'alarms'> },
): void => {
  const alarm = new Alarm(scope, id, {
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 1,
    treatMissingData: TreatMissingData.NOT_BREACHING,
    alarmDescription: `${errorImpact} Runbook: docs/runbook.md#${runbook}`,
  });
  alarm.addAlarmAction(new SnsAction(house.alarms));
};

/** A count one function writes as an embedded metric under its service name, summed over five minutes. */
export const ourMetric = (service: string, metricName: string): Metric =>
  new Metric({
    namespace: 'Netral',
    metricName,
    dimensionsMap: { service },
    statistic: 'Sum',
    period: Duration.minutes(5),
  });
