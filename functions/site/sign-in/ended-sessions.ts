import { createHash } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { put } from '../../../shared/table/put.ts';
import { endedSession, endedSessionsTable as table } from './tables.ts';

export type EndedSessions = {
  /** Notes that a session is over; `expiresAt` (milliseconds) is when its token would have been. */
  end: (token: string, expiresAt: number) => Promise<void>;
  /** Whether somebody has ended the session of this token. */
  isEnded: (token: string) => Promise<boolean>;
};

/** The sessions that were ended before their token expires: whoever copied the token can do nothing with it. */
export const endedSessions = (client: DynamoDBClient, TableName: string): EndedSessions => {
  const stored = { client, table, TableName };
  return {
    end: (token, expiresAt) =>
      put(stored, { session: sessionOf(token), expiresAt: Math.ceil(expiresAt / 1000) }),
    // Read as it is now: the request after a sign-out is refused.
    isEnded: async (token) =>
      (await find(stored, endedSession, { session: sessionOf(token) })) !== undefined,
  };
};

/** A token's header and claims are what is signed; its signature may be written in more than one way. */
const sessionOf = (token: string): string =>
  createHash('sha256').update(token.split('.', 2).join('.')).digest('base64url');
