import { table } from '../../../shared/table/table.ts';
import { officerShape } from './officer.ts';
import { decisionShape, outcomeShape, proposalShape, rowShape } from './register-change.ts';

/** Members of the satgas. */
export const officersTable = /* @__PURE__ */ table({
  name: 'officers',
  says: 'Members of the satgas of each region, with their rung and how they are reached',
  partitionKey: 'region',
  sortKey: 'officerId',
  stream: 'NEW_AND_OLD_IMAGES',
  items: () => ({ officer: officerShape }),
});

/** Who changed the register, and who agreed: added to, never changed. */
export const registerChangesTable = /* @__PURE__ */ table({
  name: 'registerChanges',
  says: 'Changes of the register of officers: who proposed each, who agreed or rejected it, and what became of it',
  partitionKey: 'scope',
  sortKey: 'item',
  items: () => ({
    proposal: proposalShape,
    decision: decisionShape,
    outcome: outcomeShape,
    row: rowShape,
  }),
});
