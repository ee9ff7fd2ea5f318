import { servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { everyUnit } from '../../../shared/units.ts';
import type { AlertView } from './alert-view.ts';

/** What people call an alert's region and the accused's unit; undefined where the campaign does not know them. */
export type PlaceNames = { regionName?: string | undefined; unitName?: string | undefined };

/** The names of an alert's places. */
export const placeNames = (
  campaign: Campaign,
  { region: code, accusedUnit }: Pick<AlertView, 'region' | 'accusedUnit'>,
): PlaceNames => {
  const region = servedRegion(campaign, code);
  return {
    regionName: region?.name,
    unitName: region && everyUnit(region).find(({ code: of }) => of === accusedUnit)?.name,
  };
};
