import { setTimeout as wait } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemNow } from '../../../shared/clock.ts';
import { readSettings } from '../../../shared/settings.ts';
import { matchRosterStream } from './match-roster.stream.ts';
import { matchRoster } from './match-roster.ts';
import { standingStore } from './standing-store.ts';
import { matchRosterSettings } from '../settings.ts';

const settings = readSettings(matchRosterSettings);
const pledges = standingStore(new DynamoDBClient(), settings.PLEDGES_TABLE, wait);

export const handler = matchRosterStream({ match: matchRoster(pledges), now: systemNow, wait });
