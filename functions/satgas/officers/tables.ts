import { table } from '../../../shared/table/table.ts';
import { officerShape } from './officer.ts';

/** Members of the satgas. */
export const officersTable = /* @__PURE__ */ table({
  name: 'officers',
  says: 'Members of the satgas of each region, with their rung and how they are reached',
  partitionKey: 'region',
  sortKey: 'officerId',
  stream: 'NEW_AND_OLD_IMAGES',
  items: () => ({ officer: officerShape }),
});
