import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readSettings } from '../../../shared/settings.ts';
import { listPledged } from './list-pledged.ts';
import { listPledgedStream } from './list-pledged.stream.ts';
import { pledgedStore } from './pledged-store.ts';
import { listPledgedSettings } from './settings.ts';

const settings = readSettings(listPledgedSettings);
const pledged = pledgedStore(new DynamoDBClient(), settings.CEREMONIES_TABLE);

export const handler = listPledgedStream(listPledged({ pledged }));
