import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { SNSClient } from '@aws-sdk/client-sns';
import { systemNow } from '../../shared/clock.ts';
import { keyBytes } from '../../shared/key-material.ts';
import { secretReader } from '../../shared/secrets.ts';
import { readSettings } from '../../shared/settings.ts';
import { addressedPublisher } from './addressed-publisher.ts';
import { notifyStream } from './notify-officers.stream.ts';
import { notifyOfficers } from './notify-officers.ts';
import { officerStore } from './officer-store.ts';
import { notifySettings } from './settings.ts';

const settings = readSettings(notifySettings);
const notify = notifyOfficers({
  officers: officerStore(new DynamoDBClient(), settings.OFFICERS_TABLE),
  linkKey: keyBytes(secretReader(settings.LINK_SECRET_ARN, systemNow)),
  publicUrl: settings.PUBLIC_URL,
  publish: addressedPublisher(new SNSClient(), settings.TOPIC_ARN_PREFIX),
  now: systemNow,
});

export const handler = notifyStream(notify);
