import { staffKinds, type StaffKind } from '../register/pledge-form.ts';
import type { Act } from '../register/pledge-store.ts';
import { isProven, standings, type Standing } from '../register/standing.ts';

export const acts: readonly Act[] = ['ikrar', 'pakta-integritas'];

/** Where a pledge counts: one item of the counts, so that each pledge is counted in one write. */
export type Cell = { region: string; unit: string; ceremony?: string };

/** As what a pledge counts within its cell. */
export type Group = { act: Act; staffKind: StaffKind; standing: Standing };

/** A group in a word: `ikrar:pns:attended`. */
export type GroupName = `${Act}:${StaffKind}:${Standing}`;

/** People by group; a group that is not named has nobody. */
export type Counts = Partial<Record<GroupName, number>>;

export const groups: readonly Group[] = acts.flatMap((act) =>
  staffKinds.flatMap((staffKind) => standings.map((standing) => ({ act, staffKind, standing }))),
);

export const groupName = ({ act, staffKind, standing }: Group): GroupName =>
  `${act}:${staffKind}:${standing}`;

/** The people of some counts who are more than a claim. */
export const provenIn = (counts: Counts): Counts =>
  Object.fromEntries(
    groups
      .filter(({ standing }) => isProven(standing))
      .map((group) => [groupName(group), counts[groupName(group)] ?? 0] as const)
      .filter(([, people]) => people !== 0),
  );

/** The sort key of a cell: the unit, and the ceremony where there was one. Neither holds a `#`. */
export const cellName = ({ unit, ceremony }: Pick<Cell, 'unit' | 'ceremony'>): string =>
  ceremony === undefined ? unit : `${unit}#${ceremony}`;

/** The unit and the ceremony of a sort key. */
export const cellOf = (region: string, name: string): Cell => {
  const [unit = '', ceremony] = name.split('#');
  return { region, unit, ...(ceremony !== undefined && { ceremony }) };
};

const jakartaMs = 7 * 3_600_000;

/** The day of a moment in western Indonesia, as days since 1970-01-01: what the nightly audit draws its line by. */
export const dayOf = (ms: number): number => Math.floor((ms + jakartaMs) / 86_400_000);

/** Adds up counts. */
export const addCounts = (into: Counts, more: Counts): void => {
  for (const group of groups) {
    const name = groupName(group);
    const by = more[name] ?? 0;
    if (by !== 0) into[name] = (into[name] ?? 0) + by;
  }
};

/** How many people these counts tell of, or those of one kind of group among them. */
export const peopleIn = (counts: Counts, like: Partial<Group> = {}): number =>
  groups
    .filter(
      (group) =>
        (like.act ?? group.act) === group.act &&
        (like.staffKind ?? group.staffKind) === group.staffKind &&
        (like.standing ?? group.standing) === group.standing,
    )
    .reduce((sum, group) => sum + (counts[groupName(group)] ?? 0), 0);
