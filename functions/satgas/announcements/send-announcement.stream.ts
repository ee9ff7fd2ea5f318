import * as z from 'zod/mini';
import { streamHandler } from '../../../shared/stream/stream-handler.ts';
import { announcementShape } from './announcement.ts';
import type { sendAnnouncement } from './send-announcement.ts';

/** Sends every new announcement; what is noted of it in the same table (reached, read) sends nothing. */
export const sendAnnouncementStream = (send: ReturnType<typeof sendAnnouncement>) =>
  streamHandler('sendAnnouncement', async ({ kind, after }) => {
    const announcement = z.safeParse(announcementShape, after);
    if (kind === 'INSERT' && announcement.success) await send(announcement.data);
  });
