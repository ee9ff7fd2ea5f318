import * as z from 'zod/mini';
import type { CampaignRegion } from '../../../shared/campaign.ts';
import { localDate, localTime, zoneOf } from '../../../shared/calendar/zones.ts';
import type { ArrivedMinute } from './arrival-minute.ts';
import { addName, codeName, noArrivals, type RegionArrivals } from './arrivals.ts';
import { claimsToPublish } from './claims.ts';
import { arrivalPolicy as policy } from './arrival-policy.ts';
import { burstsIn, largest } from './note-arrivals.ts';

/** How often somebody pressed, by what it proves. */
const arrived = z.object({ proof: z.int(), claims: z.int() });
const timed = z.extend(arrived, {
  /** The beginning, by the region's own clock. */
  at: z.string(),
});

const listedRegion = z.object({
  region: z.string(),
  name: z.string(),
  lastHour: arrived,
  /** Bursts in minutes of the last hour: claims of a network or an address, people by one code of a screen. */
  bursts: z.int(),
});

const shownArrivals = z.extend(listedRegion, {
  lastDay: arrived,
  /** What claims of people who had claimed before have reached in the last day, coarsely; null below ten. */
  repeatedAtLeast: z.nullable(z.int()),
  minutes: z.array(timed),
  hours: z.array(timed),
  units: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      lastDay: z.int(),
      /** By the roster; null without one. */
      expected: z.nullable(z.int()),
      isAboveRoster: z.boolean(),
    }),
  ),
  ceremonies: z.array(
    z.object({
      ceremony: z.string(),
      lastDay: z.int(),
      /** Whether one code of its screen gave more people in a minute than stand at an apel. */
      isBurst: z.boolean(),
    }),
  ),
  networks: z.array(
    z.object({
      /** The first, second … by claims of the last hour: which network it is, nobody can say. */
      place: z.int(),
      lastHour: z.int(),
      mostInMinute: z.int(),
      isBurst: z.boolean(),
    }),
  ),
});
export type ArrivalsView = z.infer<typeof shownArrivals>;
type ListedRegion = z.infer<typeof listedRegion>;

/** What the radar shows: every region in reach, and of one the last day. */
export const radarAnswer = z.object({
  regions: z.array(listedRegion),
  chosen: z.nullable(shownArrivals),
});
export type RadarAnswer = z.infer<typeof radarAnswer>;

export const hourMs = 3_600_000;
export const dayMs = 24 * hourMs;

type Region = Pick<CampaignRegion, 'code' | 'name'>;

/** One region in the list, by the minutes of its last hour. */
export const listedArrivals = (
  { code, name }: Region,
  minutes: readonly ArrivedMinute[],
): ListedRegion => ({
  region: code,
  name,
  lastHour: sumOf(minutes),
  bursts: minutes.reduce((sum, minute) => sum + burstsIn(minute), 0),
});

type Known = {
  minutes: readonly ArrivedMinute[];
  units: CampaignRegion['units'];
  expected: ReadonlyMap<string, number>;
  above: readonly string[];
  noiseKey: Uint8Array | undefined;
  now: number;
};

/** The last day of a region. Presses are shown as they are, for a repeated one counts too; what tells of people is coarse. */
export const shownOf = (region: Region, known: Known): ArrivalsView => {
  const { minutes, now } = known;
  const ofHour = minutes.filter(({ minute }) => minute >= now - hourMs);
  const day = totalOf(minutes);
  return {
    ...listedArrivals(region, ofHour),
    lastDay: sumOf(minutes),
    repeatedAtLeast: repeats(region.code, day.again, known.noiseKey),
    minutes: byTime(ofHour, ({ minute }) => clock(region, minute)),
    hours: byTime(minutes, ({ minute }) => `${clock(region, minute).slice(0, -2)}00`),
    units: unitsOf(day, known),
    ceremonies: Object.entries(largest(day.ceremonies)).map(([ceremony, lastDay]) => ({
      ceremony,
      lastDay,
      isBurst: minutes.some((minute) => hasCodeBurst(minute, ceremony)),
    })),
    networks: networksOf(ofHour),
  };
};

const hasCodeBurst = ({ codes }: RegionArrivals, ceremony: string): boolean =>
  Object.entries(codes).some(
    ([code, people]) => people > policy.code && code.startsWith(codeName(ceremony, '')),
  );

const clock = ({ code }: Region, ms: number): string =>
  `${localDate(ms, zoneOf(code))} ${localTime(ms, zoneOf(code))}`;

const sumOf = (minutes: readonly RegionArrivals[]) => ({
  proof: minutes.reduce((sum, { proof }) => sum + proof, 0),
  claims: minutes.reduce((sum, { claims }) => sum + claims, 0),
});

const byTime = (minutes: readonly ArrivedMinute[], nameOf: (minute: ArrivedMinute) => string) => {
  const names = [...new Set(minutes.map(nameOf))];
  return names.map((at) => ({ at, ...sumOf(minutes.filter((one) => nameOf(one) === at)) }));
};

const totalOf = (minutes: readonly RegionArrivals[]): RegionArrivals => {
  const total = noArrivals();
  for (const { again, units, ceremonies } of minutes) {
    total.again += again;
    for (const [unit, by] of Object.entries(units)) addName(total.units, unit, by);
    for (const [ceremony, by] of Object.entries(ceremonies))
      addName(total.ceremonies, ceremony, by);
  }
  return total;
};

/** Anybody could try out by it who had claimed: so it shows as coarsely as claims do. */
const repeats = (
  region: string,
  people: number,
  noiseKey: Uint8Array | undefined,
): number | null =>
  noiseKey
    ? claimsToPublish({ region: `again/${region}`, people, published: 0, noiseKey }) || null
    : null;

const unitsOf = (day: RegionArrivals, { units, expected, above }: Known) =>
  units
    .map(({ code, name }) => ({
      ...{ unit: code, name },
      lastDay: day.units[code] ?? 0,
      expected: expected.get(code) ?? null,
      isAboveRoster: above.includes(code),
    }))
    .filter(({ lastDay, isAboveRoster }) => lastDay > 0 || isAboveRoster)
    .sort((a, b) => Number(b.isAboveRoster) - Number(a.isAboveRoster) || b.lastDay - a.lastDay);

const networksOf = (minutes: readonly ArrivedMinute[]): ArrivalsView['networks'] => {
  const hour: Record<string, number> = {};
  for (const { networks } of minutes)
    for (const [mark, claims] of Object.entries(networks)) addName(hour, mark, claims);
  return Object.entries(largest(hour)).map(([mark, lastHour], i) => {
    const most = Math.max(...minutes.map(({ networks }) => networks[mark] ?? 0));
    return { place: i + 1, lastHour, mostInMinute: most, isBurst: most > policy.network };
  });
};
