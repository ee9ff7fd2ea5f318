import type { Campaign } from '../../../shared/campaign.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { scopesOf } from '../officers/scopes.ts';
import type { ListedAnnouncement } from './operations.ts';

type Needs = { campaign: Campaign; newId: () => string };

/** Whose announcements the page shows: of which scope, and what the sign-in covers. */
type Place = { own: string; scope?: string | undefined };

type Content = { announcements: ListedAnnouncement[]; filled: Filled };

/** The page that writes announcements, empty or as somebody left it. */
export const announcementsPage =
  (
    { campaign, newId }: Needs,
    { own, scope = own }: Place,
    { announcements = [], filled = { values: {}, errors: [] } }: Partial<Content>,
  ) =>
  async (frame: PageFrame): Promise<string> =>
    (await import('./announcements.tsx')).renderAnnouncements(frame, {
      scope,
      scopes: scopesOf(campaign, own, frame.lang),
      announcements,
      filled,
      idempotencyKey: newId(),
    });
