import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';
import { custodyShape, pieceShape } from './piece.ts';

/** Pieces of evidence. */
export const evidenceTable = /* @__PURE__ */ table({
  name: 'evidence',
  says: 'Pieces of evidence of each report, and what was done with each by whom',
  partitionKey: 'reportKey',
  sortKey: 'item',
  stream: 'NEW_AND_OLD_IMAGES',
  expiry: 'expiresAt',
  items: () => ({
    piece: pieceShape,
    custody: custodyShape,
    count: z.object({ pieces: z.int(), at: z.optional(z.number()), expiresAt: z.number() }),
  }),
});
