import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { putOnce } from '../../../shared/table/put.ts';
import { keptDays } from '../intake/retention.ts';
import { mostNamed, readKinds, type Reading } from './reading.ts';
import { readingsTable as table } from './tables.ts';

/** What is noted of a reading; when, and until when, is added. */
export type Noted = {
  about: string;
  /** As the operation declares it. */
  reads: string;
  region: string;
  person: Person;
  /** Keys of the cases a list held. */
  cases?: string[];
};

/** Adds the entry of a reading; nothing may be shown before it is stored. Throws where it could not be. */
export type NoteReading = (noted: Noted) => Promise<void>;

/** Entries are stored longer than any report they speak of. */
export const readingsKeptDays = keptDays.named + 90;

type Needs = { client: DynamoDBClient; now: Now; nonce: () => string };

/** Notes readings in their table. */
export const noteReading =
  ({ client, now, nonce }: Needs, TableName: string): NoteReading =>
  async (noted) => {
    await putOnce({ client, table, TableName }, readingOf(noted, { at: now(), nonce: nonce() }));
  };

/** The entry of a reading; a kind no schema knows is a fault of ours, and nothing is shown by it. */
export const readingOf = (
  { about, reads, region, person, cases }: Noted,
  { at, nonce }: { at: number; nonce: string },
): Reading => ({
  about,
  entry: `${new Date(at).toISOString()}#${nonce}`,
  at,
  reads: z.parse(z.enum(readKinds), reads),
  region,
  personId: person.personId,
  role: person.role,
  scope: person.region,
  ...(cases && { shown: cases.length, cases: cases.slice(0, mostNamed) }),
  expiresAt: Math.floor(at / 1000) + readingsKeptDays * 86_400,
});
