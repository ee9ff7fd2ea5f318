import { table } from '../../../shared/table/table.ts';
import { ringKeyShape } from './ring-key.ts';

/** The public halves of all receipt keys. */
export const keyRingTable = /* @__PURE__ */ table({
  name: 'keyRing',
  says: 'Public keys of receipts, those of before too',
  partitionKey: 'ring',
  sortKey: 'keyId',
  items: () => ({ key: ringKeyShape }),
});
