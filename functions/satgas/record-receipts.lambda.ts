import { Logger } from '@aws-lambda-powertools/logger';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { metricCounter } from '../../shared/count-metric.ts';
import { readSettings } from '../../shared/settings.ts';
import { deliveryReceipts } from './delivery-receipts.ts';
import { recordReceipts } from './record-receipts.ts';
import { recordReceiptsSettings } from './settings.ts';

const settings = readSettings(recordReceiptsSettings);
const record = recordReceipts({
  note: deliveryReceipts(new DynamoDBClient(), settings.DELIVERIES_TABLE),
  count: metricCounter('recordReceipts'),
});
const logger = new Logger({ serviceName: 'recordReceipts' });

export const handler = async (event: unknown): Promise<void> =>
  logger.info('noted', await record(event));
