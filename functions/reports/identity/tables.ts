import { table } from '../../../shared/table/table.ts';
import { approvalShape, readShape, requestShape } from './trail.ts';

/** Who read a reporter's name. */
export const identityAccessTable = /* @__PURE__ */ table({
  name: 'identityAccess',
  says: "Who requested, approved and read a reporter's name",
  partitionKey: 'reportKey',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({ request: requestShape, approval: approvalShape, read: readShape }),
});
