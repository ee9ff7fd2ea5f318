import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';

export const endedSession = z.object({ session: z.string(), expiresAt: z.number() });

/** Sessions that were ended before their token expires. */
export const endedSessionsTable = /* @__PURE__ */ table({
  name: 'endedSessions',
  says: 'Sessions that somebody ended by signing out, until their token would have expired',
  partitionKey: 'session',
  expiry: 'expiresAt',
  items: () => ({ session: endedSession }),
});
