import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';
import { noiseShape, packedRunShape, resultShape } from './audit-result.ts';
import { minuteShape } from './arrival-minute.ts';
import { publishedRowShape } from './published.ts';

/** The counts that follow from the stream of the register. */
export const participationTable = /* @__PURE__ */ table({
  name: 'participation',
  says: 'The counts of each region by cell, the documents published from them, the nightly audit, and arrivals by the minute',
  partitionKey: 'region',
  sortKey: 'cell',
  // Of arrivals alone; nothing else has the attribute.
  expiry: 'expiresAt',
  items: () => ({
    /** Counts by group, and up to where each shard was counted, are attributes of their own. */
    cell: z.looseObject({ countedAt: z.optional(z.int()) }),
    published: publishedRowShape,
    auditRun: packedRunShape,
    auditResult: resultShape,
    noise: noiseShape,
    arrivals: minuteShape,
  }),
});
