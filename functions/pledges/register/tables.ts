import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';

/** Every pledge of the campaign, one item for each person. */
export const pledgesTable = /* @__PURE__ */ table({
  name: 'pledges',
  says: 'One pledge for each person, under a keyed hash of their number',
  partitionKey: 'personKey',
  stream: 'NEW_AND_OLD_IMAGES',
  items: () => ({
    pledge: z.object({
      personKey: z.string(),
      region: z.string(),
      unit: z.string(),
      staffKind: z.string(),
      standing: z.optional(z.string()),
      act: z.optional(z.string()),
      channel: z.string(),
      ceremony: z.optional(z.string()),
      textVersion: z.int(),
      pledgedAt: z.int(),
      swornAt: z.optional(z.int()),
      receipt: z.string(),
      /** `<key>.<hash of the body>` of the last attempt. */
      attempt: z.string(),
    }),
  }),
});
