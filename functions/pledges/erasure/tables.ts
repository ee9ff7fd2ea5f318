import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';
import { attemptShape, erasureShape } from './erasure.ts';

/** Traces of erasures: added to, never changed. */
export const erasuresTable = /* @__PURE__ */ table({
  name: 'erasures',
  says: 'Traces of erasures, and for a day the attempts and how many each admin made',
  partitionKey: 'region',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({
    erasure: erasureShape,
    attempt: attemptShape,
    turn: z.object({ expiresAt: z.int() }),
  }),
});
