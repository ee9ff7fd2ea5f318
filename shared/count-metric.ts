import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';

/** Counts one of the suite's own metrics, as a log line that CloudWatch reads (EMF). */
export const metricCounter =
  <Name extends string>(service: string) =>
  (name: Name): void => {
    const metrics = new Metrics({ namespace: 'Netral', serviceName: service });
    metrics.addMetric(name, MetricUnit.Count, 1);
    metrics.publishStoredMetrics();
  };
