import type { Barring } from '../../../events/barring.ts';
import type { CampaignRegion } from '../../../shared/campaign.ts';
import type { KeyedHash } from '../../../shared/keyed-hash.ts';
import type { NameMarks } from '../../../shared/name-likeness.ts';
import { barredBy } from '../../../shared/units.ts';
import { readUnit, unitsAmong, unitsWithin } from './read-unit.ts';

/** What a report says of those it is about, and of those who must not see it. */
export type PeopleFields = {
  accusedName?: string | undefined;
  /** The unit's code, or whatever was written of it. */
  accusedUnit?: string | undefined;
  /** Units, and names or offices of people, that must not see it. */
  keepFrom?: string | undefined;
};

/** How the names in a report compare with those of the register of officers. */
export type Compared = {
  names: NameMarks[];
  /** Somebody of the region, or above it, may be meant. */
  isLikely: boolean;
  /** What it shares with other reports about the same accused, if it can be said. */
  alike?: KeyedHash | undefined;
};

export type Settled = {
  barring: Barring;
  /** The code of the accused's unit, where exactly one is certain. */
  accusedUnitCode: string | undefined;
};

/**
 * Who must not know of a report. It is settled where the accused serves when the report names units of the region for
 * certain, resembles nobody who could be told, and names no people whom it must be kept from; otherwise somebody above
 * the region settles it first.
 */
export const settleUnit = (
  region: CampaignRegion,
  said: PeopleFields,
  { names, isLikely }: Compared,
): Settled => {
  const read = readUnit(region, said.accusedUnit);
  const { codes: excludedUnits, isAllUnits } = unitsAmong(region, said.keepFrom ?? '');
  const namesPeople = said.keepFrom !== undefined && !isAllUnits;
  const isSettled = read.is !== 'unknown' && !isLikely && !namesPeople;
  // "Sekda Andri" of whatever unit: both.
  const offices = [said.accusedName, said.keepFrom].flatMap((text) => unitsWithin(region, text));
  const codes = [...new Set([...read.codes, ...offices, ...excludedUnits])];
  return {
    barring: {
      ...barringBy(region, codes, isSettled ? 'named' : 'to-be-named'),
      names,
      ...stays(excludedUnits),
    },
    accusedUnitCode: read.is === 'known' ? read.codes[0] : undefined,
  };
};

/** What stands once somebody above the region has named the units where the accused serves; none if it concerns nobody there. */
export const namedBy = (region: CampaignRegion, before: Barring, codes: string[]): Barring => {
  const excludedUnits = before.excludedUnits ?? [];
  const standing = codes.length === 0 ? 'none' : 'named';
  return {
    ...barringBy(region, [...new Set([...codes, ...excludedUnits])], standing),
    names: before.names,
    ...stays(excludedUnits),
  };
};

const barringBy = (
  region: CampaignRegion,
  codes: string[],
  standing: Barring['standing'],
): Omit<Barring, 'names'> => {
  const { units, wholeRegion } = barredBy(region, codes);
  return { standing, units, ...(wholeRegion && { wholeRegion }) };
};

const stays = (excludedUnits: string[]) => (excludedUnits.length > 0 ? { excludedUnits } : {});
