import { readFixed } from '../../../shared/campaign.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { watchAboveSettings } from '../settings.ts';
import { officerStore } from './officer-store.ts';
import { watchAbove } from './watch-above.ts';

const settings = readSettings(watchAboveSettings);
const watch = watchAbove({
  regions: readFixed(import.meta.url).regions,
  officers: officerStore(tableClient(), settings.OFFICERS_TABLE),
  count: metricCounter('watchAbove'),
});

export const handler = scheduled('watchAbove', 'watched', watch);
