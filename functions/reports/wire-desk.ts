import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemNow } from '../../shared/clock.ts';
import type { Desk } from './case-access.ts';
import { noteReading } from './readings/note-reading.ts';
import { rollStore } from './roll/roll-store.ts';
import { whoServes } from './roll/who-serves.ts';

type Settings = { ROLL_TABLE: string; READINGS_TABLE: string };

/** What every function needs by which the satgas reads of reports, from its settings. */
export const wireDesk = (client: DynamoDBClient, settings: Settings): Desk => ({
  whoServes: whoServes(rollStore(client, settings.ROLL_TABLE)),
  noteReading: noteReading({ client, now: systemNow, nonce: randomUUID }, settings.READINGS_TABLE),
});
