import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { findRegion } from '../../../shared/regions/regions.ts';
import type { Imported } from './operations.ts';
import type { OfficerStore } from './officer-store.ts';

type Needs = { campaign: Campaign; officers: Pick<OfficerStore, 'listOf'> };

/** The task force of a scope as a page, after an import with what became of it. */
export const officersPage =
  ({ campaign, officers }: Needs, scope: string, imported?: Imported) =>
  async (frame: PageFrame): Promise<string> =>
    (await import('./officers.tsx')).renderOfficers(frame, {
      scope,
      name: servedRegion(campaign, scope)?.name ?? findRegion(scope)?.name ?? 'nasional',
      officers: await officers.listOf([scope]),
      imported,
    });
