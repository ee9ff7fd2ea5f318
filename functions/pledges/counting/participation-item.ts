import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import {
  cellOf,
  dayOf,
  groupName,
  groups,
  type Cell,
  type Counts,
  type Group,
} from './participation-cell.ts';

type Item = Record<string, AttributeValue>;

/** What is counted in one cell. */
export type CellCount = Cell & {
  counts: Counts;
  /** Of these, those who pledged on one of the last days, by day (`dayOf`). */
  byDay: Map<number, Counts>;
  /** Milliseconds since the epoch of the last count. */
  countedAt: number;
};

const countPrefix = 'n:';
const dayPrefix = 'd:';

export const countAttribute = (group: string): string => `${countPrefix}${group}`;
export const dayAttribute = (day: number, group: string): string =>
  `${dayPrefix}${String(day)}:${group}`;
export const shardAttribute = (shardId: string): string => `upTo:${shardId}`;

/** Counts by day are kept for today and two days before: as long as the stream may be late, and the audit. */
export const isRecentDay = (day: number, now: number): boolean => day >= dayOf(now) - 2;

/** Stream records live 24 hours and a shard about four: what an older shard had counted can never come again. */
const shardLifeMs = 36 * 3_600_000;
const shardPrefix = shardAttribute('shardId-');

/** Attributes an item need not keep: marks of shards that are long gone, and counts of days gone by. */
export const isForgettable = (attribute: string, now: number): boolean => {
  if (attribute.startsWith(dayPrefix)) return !isRecentDay(Number(attribute.split(':')[1]), now);
  if (!attribute.startsWith(shardPrefix)) return false;
  // A shard's id begins with the milliseconds of its birth: `shardId-00000001795397400000-…`.
  const born = Number(/^\d{20}(?=-)/.exec(attribute.slice(shardPrefix.length))?.[0] ?? 0);
  return born > 0 && now - born > shardLifeMs;
};

/** Reads an item of the counts. */
export const cellCount = (item: Item): CellCount => ({
  ...cellOf(item['region']?.S ?? '', item['cell']?.S ?? ''),
  counts: countsIn(item, countAttribute),
  byDay: new Map(daysIn(item).map((day) => [day, countsIn(item, (g) => dayAttribute(day, g))])),
  countedAt: Number(item['countedAt']?.N ?? 0),
});

const countsIn = (item: Item, attribute: (group: string) => string): Counts => {
  const numberOf = (name: string) => Number(item[attribute(name)]?.N ?? 0);
  const atCeremony = (item['cell']?.S ?? '').includes('#');
  return Object.fromEntries(
    groups
      .map((group) => {
        const names = namesOf(group, atCeremony);
        return [groupName(group), names.reduce((sum, name) => sum + numberOf(name), 0)] as const;
      })
      .filter(([, count]) => count !== 0),
  );
};

/**
 * Under which names people of a group are counted in a cell. Versions before standings knew 'verified' (on the roster)
 * and 'claimed', which `pledgesOf` reads by the ceremony alone: there everybody attended, elsewhere everybody claimed.
 */
const namesOf = (group: Group, atCeremony: boolean): string[] => {
  const named = (standing: string) => `${group.act}:${group.staffKind}:${standing}`;
  if (group.standing === 'claimed') return atCeremony ? [] : [named('claimed'), named('verified')];
  const before = [named('verified'), named('claimed')];
  return [groupName(group), ...(atCeremony && group.standing === 'attended' ? before : [])];
};

const daysIn = (item: Item): number[] => {
  const names = Object.keys(item).filter((name) => name.startsWith(dayPrefix));
  return [...new Set(names.map((name) => Number(name.split(':')[1])))];
};
