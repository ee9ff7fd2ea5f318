import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unitsExpectedReader } from '../rosters/expected.ts';
import { arrivalStore } from './arrival-store.ts';
import { noiseKeyReader } from './noise-key.ts';
import { participationStore } from './participation-store.ts';

/** What the page of arrivals reads, by the names of the tables of counts and of rosters. */
export const radarReads = (client: DynamoDBClient, counts: string, rosters: string) => ({
  arrivals: arrivalStore(client, counts),
  participation: participationStore(client, counts),
  expected: unitsExpectedReader(client, rosters),
  noiseKey: noiseKeyReader(client, counts),
});
