import { eachOf } from '../../../shared/each-of.ts';
import { regionsAbove, type Officer } from './officer.ts';
import { officersOnce } from './officers-once.ts';
import { isTriable } from './reach.ts';
import type { OfficerStore } from './officer-store.ts';

type Needs = {
  regions: string[];
  officers: Pick<OfficerStore, 'listOf'>;
  count: (metric: 'RegionsNobodyAbove') => void;
};

/** One may be the accused, or away: two can always settle where an accused serves. */
export const leastAbove = 2;

/**
 * Counts each region that too few people stand above: a report about somebody whose unit is not known would wait there
 * for ever, so it alarms before the first one comes. Province, nation and the independent office are above; each must be
 * active, reachable, and have a name that can be compared.
 */
export const watchAbove =
  ({ regions, officers, count }: Needs) =>
  async (): Promise<{ without: string[] }> => {
    const once = officersOnce(officers);
    const found = await eachOf(regions, { atOnce: 8 }, async (region) => {
      const above = (await once.listOf(regionsAbove(region))).filter(canName(region));
      return above.length < leastAbove ? [region] : [];
    });
    const without = found.flat();
    without.forEach(() => {
      count('RegionsNobodyAbove');
    });
    return { without };
  };

const canName =
  (region: string) =>
  (officer: Officer): boolean =>
    officer.active &&
    officer.region !== region &&
    ['province', 'national', 'independent'].includes(officer.rung) &&
    isTriable(officer) &&
    officer.nameMarks !== undefined;
