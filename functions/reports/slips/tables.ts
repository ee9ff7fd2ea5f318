import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';

/** Which report a follow-up code opens that was shown before the report was sent. */
export const slipShape = z.object({
  /** The keyed hash of the code. */
  codeHash: z.string(),
  reportKey: z.string(),
  /** Seconds since the epoch. */
  expiresAt: z.number(),
});

/** Follow-up codes of reports that came by forms of others. */
export const slipsTable = /* @__PURE__ */ table({
  name: 'slips',
  says: 'Which report a follow-up code opens that was shown before a form of another site was filled in: two keyed hashes, neither the code nor the report',
  partitionKey: 'codeHash',
  expiry: 'expiresAt',
  items: () => ({ slip: slipShape }),
});
