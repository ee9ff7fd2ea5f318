import type { CampaignRegion } from '../../../shared/campaign.ts';
import { noSuchUnit } from '../../../shared/closed-unit.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { unitsOf } from '../../../shared/units.ts';
import type { ReportForm } from './report-form.ts';

/** Chosen where the accused's unit is not in the list, or not known. */
export const otherUnit = 'lain';

/** A unit as the form's list has it: of which region, and its code. */
export const chosenUnit = (region: string, code: string): string => `${region}/${code}`;

/**
 * A report as if its unit had been written: a choice from the list becomes the unit's own name, "another" what was
 * written beside it. Throws Refusal for a unit of another region, or of none.
 */
export const withUnitWritten = <Form extends Pick<ReportForm, 'accusedUnit' | 'accusedUnitOther'>>(
  region: CampaignRegion,
  form: Form,
): Form => {
  const { accusedUnit: said, accusedUnitOther } = form;
  const isOther = said === undefined || said === otherUnit;
  return { ...form, accusedUnit: isOther ? accusedUnitOther : nameOf(region, said) };
};

const nameOf = (region: CampaignRegion, said: string): string => {
  const [, of, code] = /^(\d{2}(?:\.\d{2})?)\/([A-Z0-9-]{2,24})$/.exec(said) ?? [];
  if (of === undefined) return said;
  if (of !== region.code) throw refuseField('accusedUnit', 'not-of-that-region');
  const unit = unitsOf(region).find((one) => one.code === code);
  if (!unit) throw noSuchUnit(region, 'accusedUnit', code ?? '');
  return unit.name;
};
