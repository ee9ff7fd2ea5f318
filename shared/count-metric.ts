import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { surroundings } from './settings.ts';

/**
 * Counts one of the suite's own metrics (by one, or by an amount), as a log line that CloudWatch reads (EMF). What is
 * `about` stands in that line only, for whoever looks after an alarm: where it happened, never who.
 */
export const metricCounter =
  <Name extends string>(service: string) =>
  (name: Name, amount = 1, about: { region?: string } = {}): void => {
    const { metricsNamespace: namespace } = surroundings();
    const metrics = new Metrics({ namespace, serviceName: service });
    metrics.addMetric(name, MetricUnit.Count, amount);
    for (const [key, value] of Object.entries(about)) metrics.addMetadata(key, value);
    metrics.publishStoredMetrics();
  };
