import type { OfficerStore } from './officer-store.ts';
import type { Officer } from './officer.ts';

type Lists = Pick<OfficerStore, 'listOf'>;

/**
 * Reads the officers of each region once, in however many regions' ladders they stand: the nation's stand in all of them.
 * For one run, not for longer.
 */
export const officersOnce = ({ listOf }: Lists): Lists => {
  const read = new Map<string, Promise<Officer[]>>();
  const of = (region: string): Promise<Officer[]> => {
    const found = read.get(region) ?? listOf([region]);
    read.set(region, found);
    return found;
  };
  return { listOf: async (regions) => (await Promise.all(regions.map(of))).flat() };
};
