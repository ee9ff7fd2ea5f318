import { isPractice } from '../../../shared/regions/practice.ts';
import { arrivalPolicy as policy } from './arrival-policy.ts';
import type { ArrivalStore } from './arrival-store.ts';
import type { RegionArrivals } from './arrivals.ts';
import { unitsAbove, type UnitsExpected } from './ceilings.ts';
import type { ParticipationStore } from './participation-store.ts';
import type { NoteArrivals } from './tally.stream.ts';

type Needs = {
  arrivals: Pick<ArrivalStore, 'note'>;
  participation: Pick<ParticipationStore, 'read'>;
  expected: (region: string) => Promise<UnitsExpected>;
  noiseKey: () => Promise<Uint8Array>;
  /** Raises the alarm: in how many places of a region somebody should look. */
  lookAt: (places: number, region: string) => void;
};

/**
 * Notes a minute of each region where more than a few pledged, and raises the alarm for a unit that pledged now and has
 * more people than its roster, for a network or an address that claims in bursts, and for a code of a screen that gives
 * more than an apel uses. Nobody is refused by it.
 */
export const noteArrivals =
  ({ arrivals, participation, expected, noiseKey, lookAt }: Needs): NoteArrivals =>
  async (arrived, { minute, shardId }) => {
    for (const [region, all] of Object.entries(arrived)) {
      if (all.proof + all.claims < policy.noted) continue;
      await arrivals.note(region, shardId, { ...withMostMarks(all), minute });
      const cells = await participation.read(region);
      const ceilings = { region, cells, expected: await expected(region) };
      const units = unitsAbove({ ...ceilings, noiseKey: await noiseKey() });
      const places = units.filter((unit) => Object.hasOwn(all.units, unit)).length + burstsIn(all);
      if (places > 0 && !isPractice(region)) lookAt(places, region);
    }
  };

/** How many networks and addresses claim more in this minute, and codes give more, than an office or an apel does. */
export const burstsIn = ({ networks, addresses, codes }: RegionArrivals): number =>
  above(networks, policy.network) + above(addresses, policy.address) + above(codes, policy.code);

const above = (numbers: Record<string, number>, bound: number): number =>
  Object.values(numbers).filter((number) => number > bound).length;

const withMostMarks = (all: RegionArrivals): RegionArrivals => ({
  ...all,
  networks: largest(all.networks),
  addresses: largest(all.addresses),
  codes: largest(all.codes),
});

/** The names with the largest numbers. */
export const largest = (numbers: Record<string, number>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(numbers)
      .sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
      .slice(0, policy.marks),
  );
