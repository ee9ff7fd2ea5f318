import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { surroundings } from '../../../shared/settings.ts';
import type { Tried } from './try-suite.ts';

/**
 * Writes what a step came to as a log line that CloudWatch reads (EMF): `CanaryFailed` (0 or 1) of all steps together, and
 * `StepSeconds` by what was tried.
 */
export const measureStep = ({
  kind,
  fault,
  seconds,
}: Pick<Tried, 'kind' | 'fault'> & { seconds: number }): void => {
  const { metricsNamespace: namespace } = surroundings();
  const metrics = () => new Metrics({ namespace, serviceName: 'canary' });
  const all = metrics();
  all.addMetric('CanaryFailed', MetricUnit.Count, fault === undefined ? 0 : 1);
  all.publishStoredMetrics();
  const step = metrics();
  step.addDimension('step', kind);
  step.addMetric('StepSeconds', MetricUnit.Seconds, seconds);
  step.publishStoredMetrics();
};
