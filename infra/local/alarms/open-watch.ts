import type { RequestListener } from 'node:http';
import type { HostClock } from '../contracts.ts';
import type { Resources } from '../template/open-assembly.ts';
import { declaredAlarms, longestLookMs, watchedMetrics } from './declared-alarms.ts';
import { measureApi } from './measure-api.ts';
import { openMetrics, type Metrics } from './metrics.ts';
import { startAlarms, type Alarms, type Ground } from './start-alarms.ts';

/** What the alarms of the templates watch, from before anything runs that is measured. */
export type Watch = Pick<Metrics, 'ofFunctions' | 'ofLogs'> & {
  ofApi: (gateway: RequestListener) => RequestListener;
  start: (ground: Ground) => Promise<Alarms>;
};

/** Opens the metrics that the alarms of the templates read; throws HostError for an alarm that cannot be evaluated here. */
export const openWatch = (template: Pick<Resources, 'ofType'>, { now }: HostClock): Watch => {
  const declared = declaredAlarms(template);
  const metrics = openMetrics({
    ...{ now, watched: watchedMetrics(declared), keptMs: longestLookMs(declared) },
  });
  return {
    ...metrics,
    ofApi: (gateway) => measureApi(gateway, template, metrics),
    start: (ground) => startAlarms({ ...ground, declared, metrics }),
  };
};
