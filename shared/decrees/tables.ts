import { table } from '../table/table.ts';
import { askedShape, decidedShape } from './decree.ts';
import { heldShape, stampShape } from './held.ts';

/**
 * What two people decided of a campaign without a release. Under 'in-force' is what every function reads: a row for each
 * kind and scope, and a stamp that changes with any of them. Beside it, under '<kind>#<scope>', who asked and who agreed.
 */
export const decreedTable = /* @__PURE__ */ table({
  name: 'decreed',
  says: 'What two people decided of the campaign: what is in force, and who asked and who agreed',
  partitionKey: 'subject',
  sortKey: 'item',
  items: () => ({
    asked: askedShape(),
    decided: decidedShape(),
    held: heldShape(),
    stamp: stampShape(),
  }),
});
