import { table } from '../../../shared/table/table.ts';
import { alertShape } from './alert.ts';
import { emptyingShape } from './emptying.ts';
import { leadShape } from './clusters.ts';

/** Alerts of each region. */
export const alertsTable = /* @__PURE__ */ table({
  name: 'alerts',
  says: 'One alert for each report or overdue case, from the first message until it is resolved',
  partitionKey: 'region',
  sortKey: 'alertId',
  index: { name: 'due', partitionKey: 'openIn', sortKey: 'dueAt' },
  stream: 'NEW_AND_OLD_IMAGES',
  expiry: 'expiresAt',
  items: () => ({ alert: alertShape, lead: leadShape, emptied: emptyingShape }),
});
