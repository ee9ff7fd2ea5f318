import { table } from '../../../shared/table/table.ts';
import { endingShape } from './session-ending.ts';

/** Sessions that an admin ended: added to, never changed. */
export const sessionEndingsTable = /* @__PURE__ */ table({
  name: 'sessionEndings',
  says: 'Whose sessions an admin ended, when and why: tokens issued before are refused',
  partitionKey: 'region',
  sortKey: 'item',
  index: { name: 'latest', partitionKey: 'listedIn', sortKey: 'at' },
  expiry: 'expiresAt',
  items: () => ({ ending: endingShape }),
});
