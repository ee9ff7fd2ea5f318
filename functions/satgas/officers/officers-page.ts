import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { findRegion } from '../../../shared/regions/regions.ts';
import type { Imported } from './operations.ts';
import type { OfficerStore } from './officer-store.ts';

type Needs = { campaign: Campaign; officers: Pick<OfficerStore, 'listOf'> };

/** What became of an import, and after a preview the list as it was pasted. */
type Sent = { imported?: Imported; pasted?: string | undefined };

/** The task force of a scope as a page, after an import with what became of it. */
export const officersPage =
  ({ campaign, officers }: Needs, scope: string, sent: Sent = {}) =>
  async (frame: PageFrame): Promise<string> =>
    (await import('./officers.tsx')).renderOfficers(frame, {
      scope,
      name: servedRegion(campaign, scope)?.name ?? findRegion(scope)?.name ?? 'nasional',
      officers: await officers.listOf([scope]),
      ...sent,
    });
