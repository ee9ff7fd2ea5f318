import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readSettings } from '../../../shared/settings.ts';
import { keepAsLongStream } from './keep-as-long.stream.ts';
import { keepAsLong } from './keep-as-long.ts';
import { keepAsLongSettings } from './settings.ts';

const settings = readSettings(keepAsLongSettings);

export const handler = keepAsLongStream(
  keepAsLong(new DynamoDBClient(), [
    { name: settings.MESSAGES_TABLE, partition: 'reportKey', sort: 'messageId' },
    { name: settings.IDENTITY_ACCESS_TABLE, partition: 'reportKey', sort: 'item' },
    { name: settings.CASES_TABLE, partition: 'caseKey', sort: 'item' },
    { name: settings.EVIDENCE_TABLE, partition: 'reportKey', sort: 'item' },
  ]),
);
