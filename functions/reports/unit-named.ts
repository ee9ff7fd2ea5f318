import { servedRegion, type Campaign } from '../../shared/campaign.ts';
import { everyUnit } from '../../shared/units.ts';

type Unit = { code: string; name: string };

/** The answers of a report as people read them: the accused's unit, where it was chosen from the region's list, by its name. */
export const unitNamed = (
  details: Record<string, string>,
  units: readonly Unit[],
): Record<string, string> => {
  const unit = units.find(({ code }) => code === details['accusedUnit']);
  return unit ? { ...details, accusedUnit: unit.name } : details;
};

/** The same for a report of the region of this code. */
export const unitNamedIn = (
  campaign: Campaign,
  region: string,
  details: Record<string, string>,
): Record<string, string> => {
  const served = servedRegion(campaign, region);
  return served ? unitNamed(details, everyUnit(served)) : details;
};
