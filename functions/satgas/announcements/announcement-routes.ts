import * as z from 'zod/mini';
import type { Route } from '../../route.ts';
import { announcementForm, announcementsQuery } from './announcements.http.ts';

const html = ['text/html'];
const tokenPath = z.object({ token: z.string().check(z.minLength(1), z.maxLength(200)) });
const entry = 'satgas/announcements/announcements';

const shown = {
  announcementId: z.string(),
  scope: z.string(),
  title: z.string(),
  text: z.string(),
  bySms: z.boolean(),
  at: z.string(),
};
const opened = {
  description: 'The announcement',
  schema: z.object({ ...shown, state: z.enum(['read', 'unread']) }),
  also: html,
};

/** A word from the nation, a province or a region to its task forces, and who has read it. */
export const announcementRoutes: Route[] = [
  {
    operation: 'announce',
    method: 'POST',
    path: '/v1/announcements',
    entry,
    access: 'signed-in',
    kind: 'api',
    summary: 'Tell every task force below a scope: by e-mail, and by SMS as far as the budget goes',
    request: {
      body: announcementForm,
      example: {
        scope: '18',
        title: 'Rapat koordinasi satgas',
        text: 'Rapat koordinasi satgas se-provinsi diadakan hari Rabu pukul 09.00 WIB secara daring.',
      },
    },
    answers: {
      201: { description: 'The announcement is kept and goes out', schema: z.object(shown) },
      303: { description: 'A form is led back to the list' },
    },
    refusals: ['invalid-fields', 'idempotency-key-reused'],
  },
  {
    operation: 'listAnnouncements',
    method: 'GET',
    path: '/v1/announcements',
    entry,
    access: 'signed-in',
    kind: 'api',
    summary: 'The newest announcements of a scope: told, reached by nothing, read',
    request: { query: announcementsQuery },
    answers: {
      200: {
        description: 'The newest twenty',
        schema: z.object({
          announcements: z.array(
            z.object({ ...shown, told: z.int(), notReached: z.int(), read: z.int() }),
          ),
        }),
        also: html,
      },
    },
    refusals: ['invalid-fields'],
  },
  {
    operation: 'showAnnouncement',
    method: 'GET',
    path: '/p/{token}',
    entry,
    access: 'public',
    kind: 'api',
    summary: "An officer's personal link to an announcement: shows it, changes nothing",
    request: { path: tokenPath },
    answers: { 200: opened },
    refusals: ['link-refused', 'link-expired'],
  },
  {
    operation: 'confirmAnnouncementRead',
    method: 'POST',
    path: '/p/{token}',
    entry,
    access: 'public',
    kind: 'api',
    summary: 'The officer says that they have read it',
    request: { path: tokenPath },
    answers: { 200: opened },
    refusals: ['link-refused', 'link-expired'],
  },
];
