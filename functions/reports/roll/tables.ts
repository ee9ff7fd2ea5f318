import { table } from '../../../shared/table/table.ts';
import { rollEntryShape } from './roll.ts';

/** What reports know of the register of officers, as its events tell it. */
export const rollTable = /* @__PURE__ */ table({
  name: 'roll',
  says: 'Where everybody of the register of officers serves, with marks of their name, for conflicts of interest',
  partitionKey: 'region',
  sortKey: 'officerId',
  items: () => ({ entry: rollEntryShape }),
});
