import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { announcementShape } from '../announcements/announcement.ts';
import type { planAnnouncement } from './plan-announcement.ts';

/** Plans every new announcement; what is noted of it in the same table (reached, read) plans nothing. */
export const planAnnouncementStream = (plan: ReturnType<typeof planAnnouncement>) =>
  streamHandler('planAnnouncement', async ({ kind, after }) => {
    const announcement = z.safeParse(announcementShape, after);
    if (kind === 'INSERT' && announcement.success) await plan(announcement.data);
  });
