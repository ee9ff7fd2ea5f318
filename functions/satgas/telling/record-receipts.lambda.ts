import { metricCounter } from '../../../shared/count-metric.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { scheduled } from '../../../shared/trigger/scheduled.ts';
import { deliveryReceipts } from './delivery-receipts.ts';
import { recordReceipts } from './record-receipts.ts';
import { recordReceiptsSettings } from '../settings.ts';

const settings = readSettings(recordReceiptsSettings);
const record = recordReceipts({
  note: deliveryReceipts(tableClient(), settings.DELIVERIES_TABLE),
  count: metricCounter('recordReceipts'),
});

export const handler = scheduled('recordReceipts', 'noted', record);
