import { refuseField, type Refusal } from './refusal.ts';
import { heirOf, type WithUnits } from './units.ts';

/** Why a region takes nothing under a code: it is no unit there, or one that was closed, with where to go instead. */
export const whyNoUnit = (
  region: WithUnits,
  code: string,
): { reason: string; facts?: Record<string, string> } => {
  const closed = region.closedUnits?.find((unit) => unit.code === code);
  if (!closed) return { reason: 'unknown-unit' };
  const heir = heirOf(region, code);
  return heir
    ? { reason: 'unit-closed-moved', facts: { unit: closed.name, heir: heir.name } }
    : { reason: 'unit-closed', facts: { unit: closed.name } };
};

/** The refusal of a field that names no unit that takes anything; throw it. */
export const noSuchUnit = (region: WithUnits, field: string, code: string): Refusal => {
  const { reason, facts } = whyNoUnit(region, code);
  return refuseField(field, reason, facts);
};
