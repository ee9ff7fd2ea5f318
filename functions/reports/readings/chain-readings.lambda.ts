import { S3Client } from '@aws-sdk/client-s3';
import { readSettings } from '../../../shared/settings.ts';
import { tableClient } from '../../../shared/table/client.ts';
import { chainReadingsStream } from './chain-readings.stream.ts';
import { chainReading } from './chain-readings.ts';
import { chainStore } from './chain-store.ts';
import { chainReadingsSettings } from './settings.ts';

const settings = readSettings(chainReadingsSettings);
const store = chainStore({
  client: tableClient(),
  TableName: settings.READINGS_TABLE,
  s3: new S3Client(),
  bucket: settings.READINGS_BUCKET,
});

export const handler = chainReadingsStream(chainReading(store));
