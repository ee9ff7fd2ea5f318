import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import type { Person } from '../../../shared/http/request.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { nameOfUnit } from '../../../shared/units.ts';
import type { ChangeStore } from './change-store.ts';
import type { Imported } from './operations.ts';
import type { OfficerStore } from './officer-store.ts';
import { nameOfScope, scopesOf } from './scopes.ts';
import { viewOfChange } from './change-view.ts';

export type OfficersPageNeeds = {
  campaign: Campaign;
  officers: Pick<OfficerStore, 'listOf'>;
  changes: Pick<ChangeStore, 'list'>;
};

/** What became of an import, and after a preview the list as it was pasted. */
type Sent = { imported?: Imported; pasted?: string | undefined };

/** Decided changes that the page shows below those that wait. */
const mostDecided = 10;

/** The task force of a scope as a page, with the changes that wait; after an import with what became of it. */
export const officersPage =
  (
    { campaign, officers, changes }: OfficersPageNeeds,
    { scope, person }: { scope: string; person: Person },
    sent: Sent = {},
  ) =>
  async (frame: PageFrame): Promise<string> => {
    const shown = (await changes.list(scope)).map((one) => viewOfChange(one, person));
    const isOpen = ({ state }: { state: string }) => state === 'waiting' || state === 'agreed';
    return (await import('./officers.tsx')).renderOfficers(frame, {
      scope,
      name: nameOfScope(campaign, scope, frame.lang),
      scopes: scopesOf(campaign, person.region, frame.lang),
      officers: await officers.listOf([scope]),
      unitName: (region, unit) => unitIn(campaign, region, unit),
      open: shown.filter(isOpen),
      decided: shown.filter((one) => !isOpen(one)).slice(0, mostDecided),
      ...sent,
    });
  };

const unitIn = (campaign: Campaign, region: string, unit: string): string =>
  nameOfUnit(servedRegion(campaign, region), unit);
