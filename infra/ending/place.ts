import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** Something that holds state, as a stack made it. */
export type Held = { logicalId: string; name: string; type: string };

/** What was written about the end of a campaign, where nobody can change it. */
export type Ledger = {
  /** Keys, in their order. */
  keys: () => Promise<string[]>;
  /** What was written, and when by the clock of the storage: milliseconds since the epoch. */
  read: (key: string) => Promise<{ body: string; storedAt: number }>;
  /** Writes it, or leaves what is there. */
  write: (key: string, body: string) => Promise<void>;
};

/** A deployment, as its end reaches it. */
export type EndingPlace = {
  client: DynamoDBClient;
  held: readonly Held[];
  /** Names of the stacks that are there, each before those it stands on. */
  stacks: readonly string[];
  /** Objects of a bucket, in all versions. */
  objects: (bucket: string) => Promise<number>;
  /** Messages that wait on each queue; those without any are left out. */
  waiting: () => Promise<{ queue: string; count: number }[]>;
  ledger: Ledger;
  /** The values of a secret by its logical id, newest first; only of the pepper. */
  pepper: () => Promise<string>;
  /** Removes one thing whole; what is gone already is well. */
  remove: (step: { what: Removed; name: string }) => Promise<void>;
};

export const removed = ['stack', 'table', 'bucket', 'secret', 'pool'] as const;
export type Removed = (typeof removed)[number];

/** Why a campaign is not ended, and what to do about it. */
export class EndingRefused extends Error {}
