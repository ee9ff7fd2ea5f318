import { table } from '../../../shared/table/table.ts';
import { decisionShape, proposalShape, runShape, voidedShape } from './voiding.ts';

/** What was voided of each region: added to, but for how far a voiding has come. */
export const voidingsTable = /* @__PURE__ */ table({
  name: 'voidings',
  says: 'Voidings of pledges in bulk: proposed, decided, how far each has come, and the receipts that are void',
  partitionKey: 'region',
  sortKey: 'item',
  stream: 'NEW_IMAGE',
  items: () => ({
    proposed: proposalShape,
    decided: decisionShape,
    run: runShape,
    receipt: voidedShape,
  }),
});
