import type { Announcement } from './announcement.ts';
import type { AnnouncementView } from './operations.ts';

/** An announcement as it is shown: all of it but the hash of its attempt. */
export const viewOf = (announcement: Announcement): AnnouncementView => {
  const { announcementId, scope, title, text, bySms, at } = announcement;
  return { announcementId, scope, title, text, bySms, at: new Date(at).toISOString() };
};
