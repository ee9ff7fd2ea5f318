import { isComparable, nameMarks, resembles } from '../../../shared/name-likeness.ts';
import { rollsOf } from '../roll/roll.ts';
import type { RollStore } from '../roll/roll-store.ts';
import { alikeMark, type AccusedFields } from './alike-mark.ts';
import type { Compared } from './settle-unit.ts';

type Needs = {
  roll: Pick<RollStore, 'listOf'>;
  /** Keys the marks of names, here and in the register. */
  likenessKey: () => Promise<Uint8Array>;
};

/** Compares the names in a report with those of everybody who may be told of it. */
export type CompareNames = (
  region: string,
  texts: readonly (string | undefined)[],
  accused?: AccusedFields,
) => Promise<Compared>;

/**
 * The marks of the names in a report, the mark it shares with others about the same accused, and whether somebody who is active in the region or above it may be meant. Whoever
 * cannot be compared is nobody's likeness: they are kept from a report that names anybody by their own lack of marks.
 */
export const compareNames =
  ({ roll, likenessKey }: Needs): CompareNames =>
  async (region, texts, accused = {}) => {
    const said = texts.filter((text) => text !== undefined);
    if (said.length === 0 && accused.link === undefined) return { names: [], isLikely: false };
    const key = await likenessKey();
    const alike = alikeMark(key, region, accused);
    const names = said.map((text) => nameMarks(key, text)).filter(isComparable);
    if (names.length === 0) return { names, isLikely: false, alike };
    const register = await roll.listOf(rollsOf(region));
    const isLikely = register.some(
      ({ active, names: own }) => active && own && names.some((one) => resembles(one, own)),
    );
    return { names, isLikely, alike };
  };
