import { table } from '../../../shared/table/table.ts';
import { askedShape, decidedShape, openedShape } from './delivery-request.ts';
import {
  handOverAskedShape,
  handOverEntryShape,
  handOverSignatureShape,
} from './hand-over-trail.ts';
import { approvalShape, readShape, requestShape } from './trail.ts';

/** Who read a reporter's name. */
export const identityAccessTable = /* @__PURE__ */ table({
  name: 'identityAccess',
  says: "Who requested, approved and read a reporter's name, or a whole delivery in quarantine, and how a report was handed over to Bawaslu",
  partitionKey: 'reportKey',
  sortKey: 'item',
  expiry: 'expiresAt',
  items: () => ({
    request: requestShape,
    approval: approvalShape,
    read: readShape,
    asked: askedShape,
    decided: decidedShape,
    opened: openedShape,
    handOver: handOverAskedShape,
    handOverEntry: handOverEntryShape,
    handOverSignature: handOverSignatureShape,
  }),
});
