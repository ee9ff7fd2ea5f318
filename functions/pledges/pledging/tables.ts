import { spentShape } from '../../../shared/puzzle/spend-once.ts';
import { table } from '../../../shared/table/table.ts';

/** Puzzles that were solved for claims, so that each serves once. */
export const pledgeSendersTable = /* @__PURE__ */ table({
  name: 'pledgeSenders',
  says: 'Puzzles that senders of many claims solved, by keyed marks, until they end',
  partitionKey: 'sender',
  expiry: 'expiresAt',
  items: () => ({ spent: spentShape }),
});
