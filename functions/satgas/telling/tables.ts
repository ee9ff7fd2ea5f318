import { table } from '../../../shared/table/table.ts';
import { deliveryShape, pointerShape } from './delivery.ts';
import {
  accountShape,
  reconciledShape,
  seenShape,
  spendShape,
  unplannedShape,
} from './line-state.ts';

/** Messages to officers. */
export const deliveriesTable = /* @__PURE__ */ table({
  name: 'deliveries',
  says: "One item for each message to an officer, the months' SMS spend, what carriers charged for each day, the state of the SMS account, what was sent of changes of the register, and what of cases was seen",
  partitionKey: 'recipient',
  sortKey: 'item',
  index: { name: 'held', partitionKey: 'held', sortKey: 'sendAt' },
  stream: 'NEW_IMAGE',
  expiry: 'expiresAt',
  items: () => ({
    delivery: deliveryShape,
    pointer: pointerShape,
    spend: spendShape,
    account: accountShape,
    reconciled: reconciledShape,
    unplanned: unplannedShape,
    seen: seenShape,
  }),
});
