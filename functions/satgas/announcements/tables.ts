import * as z from 'zod/mini';
import { table } from '../../../shared/table/table.ts';
import { announcementShape, regionOutcomeShape } from './announcement.ts';

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
    sent: regionOutcomeShape,
    read: z.object({ at: z.number() }),
  }),
});
