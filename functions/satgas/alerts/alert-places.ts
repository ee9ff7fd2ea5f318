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
  const units = region ? everyUnit(region) : [];
  return {
    regionName: region?.name,
    unitName: units.find((unit) => unit.code === accusedUnit)?.name,
  };
};
