import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';
import { boxShape, messageShape } from './message.ts';

/** Messages between reporters and officers. */
export const messagesTable = /* @__PURE__ */ table({
  name: 'messages',
  says: 'Messages between the reporter and the officers of a report, and its message box',
  partitionKey: 'reportKey',
  sortKey: 'messageId',
  stream: 'NEW_IMAGE',
  expiry: 'expiresAt',
  items: () => ({
    message: messageShape,
    box: boxShape,
    once: z.object({ body: z.string(), expiresAt: z.number() }),
    raised: z.object({ at: z.number(), expiresAt: z.number() }),
  }),
});
