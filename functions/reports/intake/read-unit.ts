import { spellingsOf, type SpelledRegion as Region } from '../../../shared/unit-spellings.ts';
import { officeWords, officeWordsIn } from '../../../shared/unit-words.ts';

/** Which of a region's units a text names: one, several, or nobody can say; their codes. */
export type ReadUnit = { is: 'known' | 'several' | 'unknown'; codes: string[] };

const unknown: ReadUnit = { is: 'unknown', codes: [] };

/**
 * Reads what somebody wrote of a unit: its code, its name or one of its other names, in any spelling of their words.
 * Only what leaves no word over is known, and each of several that are joined must be: what is not certain is unknown.
 * A closed unit names the one that has its duties; where none has, nobody can say who serves there now.
 */
export const readUnit = (region: Region, said: string | undefined): ReadUnit => {
  const whole = named(region, said ?? '');
  const parts = whole
    ? [whole]
    : partsOf(said ?? '')
        .filter((part) => officeWords(part).length > 0)
        .map((part) => named(region, part));
  if (parts.length === 0 || parts.includes(undefined)) return unknown;
  const codes = [...new Set(parts.flatMap((found) => found ?? []))];
  const isClosed = (code: string) => region.closedUnits?.some((unit) => unit.code === code);
  if (codes.some(isClosed)) return { is: 'unknown', codes };
  return { is: codes.length === 1 ? 'known' : 'several', codes };
};

/** Which units a text names among other things, and whether all of it are units. */
export const unitsAmong = (
  region: Region,
  said: string,
): { codes: string[]; isAllUnits: boolean } => {
  const read = [readUnit(region, said), ...partsOf(said).map((part) => readUnit(region, part))];
  const [whole, ...parts] = read;
  const codes = [...new Set(read.flatMap((one) => one.codes))];
  const isAllUnits = whole?.is !== 'unknown' || parts.every(({ is }) => is !== 'unknown');
  return { codes, isAllUnits };
};

/**
 * The units whose spelling stands anywhere in a text that is about something else ("Sekda Andri"): it keeps more people
 * away, and opens nothing to anybody.
 */
export const unitsWithin = (region: Region, text: string | undefined): string[] => {
  const words = ` ${officeWords(text ?? '').join(' ')} `;
  const found = [...spellingsOf(region)].filter(([spelling]) => words.includes(` ${spelling} `));
  return [...new Set(found.flatMap(([, codes]) => codes))];
};

/** The units that have a spelling, with or without the region's own name in it. */
const named = (region: Region, text: string): string[] | undefined => {
  const known = spellingsOf(region);
  return known.get(officeWords(text).join(' ')) ?? known.get(officeWordsIn(region, text).join(' '));
};

const partsOf = (text: string): string[] =>
  text.split(/[,;/|+&()\n]|\s[-–—]\s|\s(?:dan|serta|atau)\s/iu);
