import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemNow } from '../../shared/clock.ts';
import { readSettings } from '../../shared/settings.ts';
import { participationStore } from './participation-store.ts';
import { tallySettings } from './settings.ts';
import { tallyStream } from './tally.stream.ts';
import { tally } from './tally.ts';

const settings = readSettings(tallySettings);
const participation = participationStore(new DynamoDBClient(), settings.PARTICIPATION_TABLE);

export const handler = tallyStream(tally({ participation, now: systemNow }));
