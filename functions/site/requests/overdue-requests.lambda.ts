import { readFixed } from '../../../shared/campaign.ts';
import { systemNow as now } from '../../../shared/clock.ts';
import { metricCounter } from '../../../shared/count-metric.ts';
import { nation } from '../../../shared/regions/regions.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { overdueRequests } from './overdue-requests.ts';
import { requestStore } from './request-store.ts';
import { overdueSettings } from './settings.ts';

const settings = readSettings(overdueSettings);
const count = metricCounter<'LateDataRequests'>('overdueRequests');
const look = overdueRequests({
  desks: [nation, ...readFixed(import.meta.url).regions],
  requests: requestStore(tableClient(), settings.DATA_REQUESTS_TABLE),
  late: (late) => count('LateDataRequests', late),
  now,
});

export const handler = scheduled('overdueRequests', 'looked', look);
