import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Counts one of the suite's own metrics (by one, or by an amount), as a log line that CloudWatch reads (EMF). */
export const metricCounter =
  <Name extends string>(service: string) =>
  (name: Name, amount = 1): void => {
    const metrics = new Metrics({ namespace: 'Netral', serviceName: service });
    metrics.addMetric(name, MetricUnit.Count, amount);
    metrics.publishStoredMetrics();
  };
