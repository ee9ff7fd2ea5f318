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
} & (
  | {
      /** When the report ends, in seconds since the epoch: its entries end with it. */
      expiresAt: number;
    }
  | {
      /** Keys of the cases a list held. */
      cases: string[];
    }
);

/** Adds the entry of a reading; nothing may be shown before it is stored. Throws where it could not be. */
export type NoteReading = (noted: Noted) => Promise<void>;

/** How long the entry of a list is stored: it names cases that end at different times. */
export const listedDays = 90;

/** For how long nobody can delete the copies of entries: longer than any report lasts. They hold a case's key, and nothing of it. */
export const copiesKeptDays = keptDays.named + 90;

type Needs = { client: DynamoDBClient; now: Now; nonce: () => string };

/** Notes readings in their table. */
export const noteReading =
  ({ client, now, nonce }: Needs, TableName: string): NoteReading =>
  async (noted) => {
    await putOnce({ client, table, TableName }, readingOf(noted, { at: now(), nonce: nonce() }));
  };

/** The entry of a reading; a kind no schema knows is a fault of ours, and nothing is shown by it. */
export const readingOf = (noted: Noted, { at, nonce }: { at: number; nonce: string }): Reading => {
  const { about, reads, region, person } = noted;
  return {
    about,
    entry: `${new Date(at).toISOString()}#${nonce}`,
    at,
    reads: z.parse(z.enum(readKinds), reads),
    region,
    personId: person.personId,
    role: person.role,
    scope: person.region,
    ...('cases' in noted
      ? {
          shown: noted.cases.length,
          cases: noted.cases.slice(0, mostNamed),
          expiresAt: Math.floor(at / 1000) + listedDays * 86_400,
        }
      : { expiresAt: noted.expiresAt }),
  };
};
