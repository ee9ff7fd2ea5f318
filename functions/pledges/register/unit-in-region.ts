import { refuseField } from '../../../shared/refusal.ts';

/** How the list of units names one: units of several regions share their codes. */
export const inRegion = (region: string, unit: string): string => `${region}/${unit}`;

/**
 * The form with its unit as a bare code. Refuses 'not-of-that-region' when the list's choice belongs to another
 * region than the one chosen: that pledge would count for a unit nobody meant.
 */
export const withOwnUnit = <Form extends { region: string; unit: string }>(form: Form): Form => {
  const [region, unit, ...more] = form.unit.split('/');
  if (unit === undefined || more.length > 0) return form;
  if (region !== form.region) throw refuseField('unit', 'not-of-that-region');
  return { ...form, unit };
};
