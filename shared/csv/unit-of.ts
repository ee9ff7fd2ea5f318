import type { Unit } from '../units.ts';
import { foldedWords } from './cells.ts';

type Region = { code: string; name: string };

/** The words of an office's name as they are compared: Kab. and Kabupaten, & and dan are the same. */
const unitWords = (said: string): string =>
  foldedWords(said)
    .replace(/(^| )kab(?:\. ?| )/g, '$1kabupaten ')
    .replace(/(^| )prov(?:\. ?| )/g, '$1provinsi ')
    .replace(/ ?& ?/g, ' dan ');

/**
 * The code of the unit that a cell names: by its code, its names, its name without the region's, or by
 * `<region>/<code>`, however it is spelt; undefined for none, and for what two units are called.
 */
export const unitReader = (
  { code: region, name: regionName }: Region,
  units: readonly Unit[],
): ((said: string) => string | undefined) => {
  const codes = new Map<string, Set<string>>();
  for (const { code, name, otherNames = [] } of units) {
    const short = unitWords(name).replace(` ${unitWords(regionName)}`, '');
    for (const said of [code, `${region}/${code}`, name, short, ...otherNames])
      codes.set(unitWords(said), (codes.get(unitWords(said)) ?? new Set()).add(code));
  }
  const named = (said: string): Set<string> => codes.get(unitWords(said)) ?? new Set();
  return (said) => {
    const whole = named(said);
    const [code, other] = whole.size > 0 ? whole : namedTogether(partsOf(said).map(named));
    return other === undefined ? code : undefined;
  };
};

/** What a cell says side by side: a number in a list, a code before or behind a name, a name in brackets. */
const partsOf = (said: string): string[] => {
  const bare = said
    .trim()
    .replace(/^\d{1,3}[.)] ?/, '')
    .replace(/[,;]$/, '');
  const [, before = '', inside = ''] = /^([^()]{0,200})\(([^()]{1,200})\)$/.exec(bare) ?? [];
  const parts = inside === '' ? bare.split(/ [-–—] /) : [before, inside];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
};

/** The units that all of these parts name; none where a part names none: it may be another office. */
const namedTogether = ([first, ...others]: readonly Set<string>[]): Set<string> =>
  new Set([...(first ?? [])].filter((code) => others.every((other) => other.has(code))));
