import type { Unit } from '../units.ts';
import { foldedWords } from './cells.ts';

type Region = { code: string; name: string };

/** The words of an office's name as they are compared: Kab. and Kabupaten, & and dan are the same. */
const unitWords = (said: string): string =>
  foldedWords(said)
    .replace(/(^| )kab\.? /g, '$1kabupaten ')
    .replace(/(^| )prov\.? /g, '$1provinsi ')
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
  return (said) => {
    const [code, other] = codes.get(unitWords(said)) ?? [];
    return other === undefined ? code : undefined;
  };
};
