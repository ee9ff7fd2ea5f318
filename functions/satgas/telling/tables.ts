import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';
import { deliveryShape } from './delivery.ts';
import { silenceShape } from './silence-store.ts';
import { keptShape } from './sms-account-store.ts';
import { spentShape } from './sms-budget.ts';

/** Messages to officers. */
export const deliveriesTable = /* @__PURE__ */ table({
  name: 'deliveries',
  says: "One item for each message to an officer, the months' SMS spend, and the state of the SMS account",
  partitionKey: 'recipient',
  sortKey: 'item',
  index: { name: 'held', partitionKey: 'held', sortKey: 'sendAt' },
  expiry: 'expiresAt',
  items: () => ({
    delivery: deliveryShape,
    /** Leads from the id the messaging service gave to the delivery. */
    pointer: z.object({ of: z.object({ recipient: z.string(), item: z.string() }) }),
    spend: spentShape,
    account: keptShape,
  }),
});

/** Alert lines on hold. */
export const silencesTable = /* @__PURE__ */ table({
  name: 'silences',
  says: 'The last time the alert line of each region was put on hold for maintenance',
  partitionKey: 'region',
  items: () => ({ silence: silenceShape }),
});
