import type { Campaign, CampaignRegion } from '../../../shared/campaign.ts';
import { isProven, standings } from '../register/standing.ts';
import { acts, addCounts, peopleIn, provenIn, type Counts } from './participation-cell.ts';
import type { CellCount } from './participation-item.ts';
import { staffKinds } from '../register/pledge-form.ts';
import type { Published, PublishedTable } from './published.ts';
import { roundTables } from '../../../shared/round-tables.ts';

/** Each table splits all people of the region, by one question. */
type Table = { keys: string[]; people: number[] };

/**
 * What anybody may know of a region: of who attended or confirmed by unit, kind of staff, standing, act and ceremony,
 * rounded together so that nobody can be singled out (shared/round-tables.ts), ceremonies once one of them is large enough; of
 * who only claimed one number, far coarser, which never adds to the others (claims.ts).
 */
export const publishCounts = (
  campaign: Pick<Campaign, 'nonAsnTakePart' | 'acts'>,
  region: CampaignRegion,
  counted: readonly CellCount[],
): Omit<Published, 'claimed'> => {
  const cells = counted.map((cell) => ({ ...cell, counts: provenIn(cell.counts) }));
  const kinds = staffKinds.filter((kind) => campaign.nonAsnTakePart || kind !== 'non-asn');
  const tables = {
    units: byName(
      cells,
      ({ unit }) => unit,
      region.units.map(({ code }) => code),
    ),
    staffKinds: byGroup(cells, 'staffKind', withPeople(cells, 'staffKind', staffKinds, kinds)),
    standings: byGroup(cells, 'standing', standings.filter(isProven)),
    acts: byGroup(cells, 'act', withPeople(cells, 'act', acts, campaign.acts)),
  };
  const ceremonies = byName(cells, ({ ceremony }) => ceremony ?? noCeremony, [noCeremony]);
  const withCeremonies = publish({ ...tables, ceremonies });
  const shown = withCeremonies.tables.ceremonies.cells.filter(([key]) => key !== noCeremony);
  const { total, tables: rounded } = shown.length > 0 ? withCeremonies : publish(tables);
  return { region: region.code, pledged: total, ...empty, ...rounded };
};

/** The key, in the table of ceremonies, of who pledged at none. */
export const noCeremony = '-';

const empty: Pick<Published, 'ceremonies'> = { ceremonies: { cells: [], rest: 0 } };

const publish = <Name extends string>(tables: Record<Name, Table>) => {
  const names = Object.keys(tables) as Name[];
  const { total, tables: rounded } = roundTables(names.map((name) => tables[name].people));
  const shown = names.map((name, i): [Name, PublishedTable] => [
    name,
    {
      cells: (rounded[i]?.cells ?? [])
        .map((people, at): [string, number] => [tables[name].keys[at] ?? '', people])
        .filter(([, people]) => people > 0),
      rest: rounded[i]?.rest ?? 0,
    },
  ]);
  return { total, tables: Object.fromEntries(shown) as Record<Name, PublishedTable> };
};

/** A table by a name that a cell has; names that everybody knows are cells even while they are empty. */
const byName = (
  cells: readonly CellCount[],
  nameOf: (cell: CellCount) => string,
  known: readonly string[],
): Table => {
  const people = new Map(known.map((name) => [name, 0]));
  for (const cell of cells)
    people.set(nameOf(cell), (people.get(nameOf(cell)) ?? 0) + peopleIn(cell.counts));
  return { keys: [...people.keys()], people: [...people.values()] };
};

type Question = 'staffKind' | 'standing' | 'act';

const byGroup = (
  cells: readonly CellCount[],
  question: Question,
  answers: readonly string[],
): Table => {
  const all = totalOf(cells);
  return {
    keys: [...answers],
    people: answers.map((answer) => peopleIn(all, { [question]: answer })),
  };
};

/** The answers offered, and those that were given while they still were. */
const withPeople = <Answer extends string>(
  cells: readonly CellCount[],
  question: Question,
  all: readonly Answer[],
  offered: readonly Answer[],
): Answer[] =>
  all.filter(
    (answer) => offered.includes(answer) || peopleIn(totalOf(cells), { [question]: answer }) > 0,
  );

const totalOf = (cells: readonly CellCount[]): Counts => {
  const all: Counts = {};
  for (const { counts } of cells) addCounts(all, counts);
  return all;
};
