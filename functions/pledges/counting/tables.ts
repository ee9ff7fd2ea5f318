import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';
import { noiseShape, packedRunShape, resultShape } from './audit-result.ts';
import { publishedRowShape } from './published.ts';

/** The counts that follow from the stream of the register. */
export const participationTable = /* @__PURE__ */ table({
  name: 'participation',
  says: 'The counts of each region by cell, the documents published from them, and the nightly audit',
  partitionKey: 'region',
  sortKey: 'cell',
  items: () => ({
    /** Counts by group, and up to where each shard was counted, are attributes of their own. */
    cell: z.looseObject({ countedAt: z.optional(z.int()) }),
    published: publishedRowShape,
    auditRun: packedRunShape,
    auditResult: resultShape,
    noise: noiseShape,
  }),
});
