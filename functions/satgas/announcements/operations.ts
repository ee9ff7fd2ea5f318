import * as z from 'zod/mini';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { holderOf, organisers, overseers, signedIn } from '../../../shared/operation/who.ts';
import { longestTitle } from './announcement-messages.ts';

const scope = z.string().check(z.regex(/^(ID|\d{2}(\.\d{2})?)$/));

const announcementForm = z.strictObject({
  scope,
  title: z.string().check(z.trim(), z.minLength(5), z.maxLength(longestTitle)),
  text: z.string().check(z.trim(), z.minLength(5), z.maxLength(2000)),
  bySms: z.optional(z.union([z.boolean(), z.literal('yes')])),
});

const fields = {
  announcementId: z.string(),
  scope: z.string(),
  title: z.string(),
  text: z.string(),
  bySms: z.boolean(),
  at: z.string(),
};
const announcementView = z.object(fields);
export type AnnouncementView = z.infer<typeof announcementView>;

const listedAnnouncement = z.object({
  ...fields,
  told: z.int(),
  notReached: z.int(),
  read: z.int(),
});
export type ListedAnnouncement = z.infer<typeof listedAnnouncement>;

const openedAnnouncement = z.object({ ...fields, state: z.enum(['read', 'unread']) });

const ofAnnouncements = { entry: 'satgas/announcements/announcements', kind: 'api' } as const;
const byLink = {
  ...ofAnnouncements,
  who: holderOf('announcement'),
  path: '/p/{token}',
  takes: { path: z.object({ token: z.string() }) },
  gives: { 200: givesWithPage('The announcement', openedAnnouncement) },
  refuses: ['link-refused', 'link-expired'],
} as const;

/** A word from the nation, a province or a region to its task forces, and who has read it. */
export const announcementOperations = {
  announce: operation({
    ...ofAnnouncements,
    method: 'POST',
    path: '/v1/announcements',
    who: signedIn(organisers),
    says: 'Send a word to every task force below a scope: by e-mail, and by SMS as far as the budget goes',
    takes: {
      body: announcementForm,
      example: {
        scope: '18',
        title: 'Rapat koordinasi satgas',
        text: 'Rapat koordinasi satgas se-provinsi diadakan hari Rabu pukul 09.00 WIB secara daring.',
      },
    },
    gives: {
      201: { description: 'The announcement is stored and goes out', schema: announcementView },
      303: { description: 'A form is led back to the list' },
    },
    refuses: ['invalid-fields', 'idempotency-key-reused'],
  }),
  listAnnouncements: operation({
    ...ofAnnouncements,
    method: 'GET',
    path: '/v1/announcements',
    who: signedIn(overseers),
    says: 'The newest announcements of a scope, with how many each reached, did not reach, and who have read it',
    takes: { query: z.object({ scope: z.optional(scope) }) },
    gives: {
      200: givesWithPage(
        'The newest twenty',
        z.object({ announcements: z.array(listedAnnouncement) }),
      ),
    },
    refuses: ['invalid-fields'],
  }),
  showAnnouncement: operation({
    ...byLink,
    method: 'GET',
    says: "An officer's personal link to an announcement: shows it, changes nothing",
  }),
  confirmAnnouncementRead: operation({
    ...byLink,
    method: 'POST',
    says: 'The officer says that they have read it',
  }),
};
