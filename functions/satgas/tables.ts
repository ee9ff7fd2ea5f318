import * as z from 'zod/mini';
import { table } from '../../shared/table/table.ts';
import { alertShape } from './alerts/alert.ts';
import { announcementShape, toldShape } from './announcements/announcement.ts';
import { deliveryShape } from './telling/delivery.ts';
import { officerShape } from './officers/officer.ts';
import { silenceShape } from './telling/silence-store.ts';
import { keptShape } from './telling/sms-account-store.ts';
import { spentShape } from './telling/sms-budget.ts';

/** Alerts of each region. */
export const alertsTable = /* @__PURE__ */ table({
  name: 'alerts',
  says: 'One alert for each report or overdue case, from the first message until it is resolved',
  partitionKey: 'region',
  sortKey: 'alertId',
  stream: 'NEW_AND_OLD_IMAGES',
  expiry: 'expiresAt',
  items: () => ({ alert: alertShape }),
});

/** Members of the satgas. */
export const officersTable = /* @__PURE__ */ table({
  name: 'officers',
  says: 'Members of the satgas of each region, with their rung and how they are reached',
  partitionKey: 'region',
  sortKey: 'officerId',
  stream: 'NEW_AND_OLD_IMAGES',
  items: () => ({ officer: officerShape }),
});

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

/** Announcements to officers. */
export const announcementsTable = /* @__PURE__ */ table({
  name: 'announcements',
  says: 'Announcements, whom each reached in every region, and who confirmed to have read it',
  partitionKey: 'scope',
  sortKey: 'item',
  stream: 'NEW_IMAGE',
  expiry: 'expiresAt',
  items: () => ({
    announcement: announcementShape,
    sent: toldShape,
    read: z.object({ at: z.number() }),
  }),
});

/** Alert lines on hold. */
export const silencesTable = /* @__PURE__ */ table({
  name: 'silences',
  says: 'The last time the alert line of each region was put on hold for maintenance',
  partitionKey: 'region',
  items: () => ({ silence: silenceShape }),
});
