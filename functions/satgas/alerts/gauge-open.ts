import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { surroundings } from '../../../shared/settings.ts';
import type { OpenByAge } from './open-by-age.ts';

/** The name of each age's metric. */
export const openMetrics = {
  underHour: 'OpenUnderHour',
  underDay: 'OpenUnderDay',
  older: 'OpenOlder',
} as const satisfies Record<keyof OpenByAge, string>;

/** Writes how many alerts are open as a log line that CloudWatch reads (EMF): a number for each age, none for a region. */
export const gaugeOpen = (open: OpenByAge): void => {
  const { metricsNamespace: namespace } = surroundings();
  const metrics = new Metrics({ namespace, serviceName: 'climbLadder' });
  metrics.addMetric(openMetrics.underHour, MetricUnit.Count, open.underHour);
  metrics.addMetric(openMetrics.underDay, MetricUnit.Count, open.underDay);
  metrics.addMetric(openMetrics.older, MetricUnit.Count, open.older);
  metrics.publishStoredMetrics();
};
