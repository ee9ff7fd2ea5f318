import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Request } from '../../../shared/http/request.ts';
import type { LiveKeys } from '../../../shared/live-keys.ts';
import type { AnswerOf, Does } from '../../../shared/operation/call.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { readLiveLink } from '../alerts/personal-link.ts';
import { regionsAbove } from '../officers/officer.ts';
import type { Announcement } from './announcement.ts';
import type { AnnouncementStore } from './announcement-store.ts';
import { viewOf } from './announcement-view.ts';
import { announcementsPage } from './announcements-page.ts';
import type { announcementOperations, ListedAnnouncement } from './operations.ts';

type Announcements = typeof announcementOperations;
type ListNeeds = {
  campaign: Campaign;
  announcements: Pick<AnnouncementStore, 'list' | 'listOutcomes' | 'countRead'>;
  newId: () => string;
};

/** GET /v1/announcements: the newest of a scope, with how many it reached, did not reach, and who have read it. */
export const listAnnouncementsHttp =
  (needs: ListNeeds): Does<Announcements['listAnnouncements']> =>
  async ({ query, person, within }) => {
    const scope = query.scope ?? person.region;
    within(scope);
    const newest = await needs.announcements.list(scope, 20);
    const announcements = await Promise.all(newest.map(withCounts(needs)));
    return {
      status: 200,
      body: { announcements },
      page: announcementsPage(needs, { own: person.region, scope }, { announcements }),
    };
  };

const withCounts =
  ({ announcements }: ListNeeds) =>
  async (announcement: Announcement): Promise<ListedAnnouncement> => {
    const outcomes = await announcements.listOutcomes(announcement.announcementId);
    return {
      ...viewOf(announcement),
      told: outcomes.reduce((sum, { told }) => sum + told, 0),
      notReached: outcomes.reduce((sum, { failed }) => sum + failed.length, 0),
      read: await announcements.countRead(announcement.announcementId),
    };
  };

type LinkNeeds = {
  announcements: Pick<AnnouncementStore, 'find' | 'noteRead'>;
  linkKey: LiveKeys;
  now: Now;
};

/** GET /p/{token}: shows an announcement to the officer the link was made for. Opening changes nothing. */
export const showAnnouncementHttp =
  (needs: LinkNeeds): Does<Announcements['showAnnouncement']> =>
  async ({ path, request }) => {
    const { announcement } = await followLink(needs, path.token);
    return opened(request, announcement, 'unread');
  };

/** POST /p/{token}: the officer says that they have read it; saying it twice changes nothing. */
export const confirmReadHttp =
  (needs: LinkNeeds): Does<Announcements['confirmAnnouncementRead']> =>
  async ({ path, request }) => {
    const { announcement, reader } = await followLink(needs, path.token);
    await needs.announcements.noteRead(announcement.announcementId, reader, needs.now());
    return opened(request, announcement, 'read');
  };

const followLink = async ({ announcements, linkKey, now }: LinkNeeds, token: string) => {
  const link = await readLiveLink(linkKey, token);
  if (!link.ok) throw new Refusal('link-refused', [{ field: 'token', reason: link.reason }]);
  if (link.expiresAt <= now())
    throw new Refusal('link-expired', [{ field: 'token', reason: 'expired' }]);
  for (const above of regionsAbove(link.region)) {
    const announcement = await announcements.find(above, link.alertId);
    if (announcement) return { announcement, reader: `${link.region}/${link.officerTag}` };
  }
  throw new Refusal('link-refused', [{ field: 'token', reason: 'not-for-you' }]);
};

const opened = (
  { base, path }: Pick<Request, 'base' | 'path'>,
  announcement: Announcement,
  state: 'read' | 'unread',
): AnswerOf<Announcements['showAnnouncement']> => {
  const body = { ...viewOf(announcement), state };
  return {
    status: 200,
    body,
    page: async (frame) =>
      (await import('./announcement.tsx')).renderAnnouncement(frame, body, base + path),
  };
};
