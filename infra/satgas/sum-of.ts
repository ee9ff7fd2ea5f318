import { Duration } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { ourMetric } from '../parts/alarm.ts';

/** A count of ours: by which function, under which name. */
export type Count = [service: string, metricName: string];

/** The sum of counts of ours. */
export const sumOf = (counts: Count[]): MathExpression => {
  const usingMetrics = Object.fromEntries(
    counts.map(([service, metricName], n) => [`m${n}`, ourMetric(service, metricName)]),
  );
  return new MathExpression({
    expression: Object.keys(usingMetrics)
      .map((id) => `FILL(${id}, 0)`)
      .join(' + '),
    usingMetrics,
    period: Duration.minutes(5),
    label: 'Sum',
  });
};
