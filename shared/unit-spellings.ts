import type { CampaignRegion } from './campaign.ts';
import { officeWords, officeWordsIn } from './unit-words.ts';
import { heirOf, unitsOf, type Unit } from './units.ts';

export type SpelledRegion = Pick<CampaignRegion, 'name' | 'units' | 'otherUnits' | 'closedUnits'>;

/** Spellings that more than one unit of a region has: no reader can tell them apart. */
export const sharedSpellings = (region: SpelledRegion): { spelling: string; codes: string[] }[] =>
  [...spellingsOf(region)]
    .filter(([, codes]) => codes.length > 1)
    .map(([spelling, codes]) => ({ spelling, codes }));

const madeBefore = new WeakMap<SpelledRegion, Map<string, string[]>>();

/**
 * Every spelling of a region's units, with the codes of those that have it. What a closed unit was called names the one
 * that has its duties, and itself where none has.
 */
export const spellingsOf = (region: SpelledRegion): Map<string, string[]> => {
  const made = madeBefore.get(region) ?? makeSpellings(region);
  madeBefore.set(region, made);
  return made;
};

const makeSpellings = (region: SpelledRegion): Map<string, string[]> => {
  const made = new Map<string, Set<string>>();
  const add = (unit: Unit, code: string) => {
    for (const spelling of spellings(region, unit))
      made.set(spelling, (made.get(spelling) ?? new Set()).add(code));
  };
  for (const unit of unitsOf(region)) add(unit, unit.code);
  for (const unit of region.closedUnits ?? [])
    add(unit, heirOf(region, unit.code)?.code ?? unit.code);
  return new Map([...made].map(([spelling, codes]) => [spelling, [...codes]]));
};

const spellings = (region: SpelledRegion, { code, name, otherNames = [] }: Unit): Set<string> =>
  new Set(
    [code, name, ...otherNames]
      .flatMap((text) => {
        const plain = officeWords(text).join(' ');
        const short = officeWordsIn(region, text).join(' ');
        // "SMP Negeri 1 Pesawaran" is not every "SMP Negeri 1".
        return /\d$/.test(short) ? [plain] : [plain, short];
      })
      .filter((spelling) => spelling !== ''),
  );
