import { metricCounter } from '../../../shared/count-metric.ts';
import { queueHandler } from '../../../shared/queue/queue-handler.ts';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { recordWhatsappSettings } from '../settings.ts';
import { deliveryReceipts } from './delivery-receipts.ts';
import { recordWhatsapp } from './record-whatsapp.ts';

const settings = readSettings(recordWhatsappSettings);
const record = recordWhatsapp({
  note: deliveryReceipts(tableClient(), settings.DELIVERIES_TABLE),
  count: metricCounter('recordWhatsapp'),
});

export const handler = queueHandler('recordWhatsapp', async (event) => {
  await record(event);
});
