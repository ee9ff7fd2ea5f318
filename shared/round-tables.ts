/** No published number tells of fewer people than this, and all are multiples of it. */
export const step = 5;

/** Several ways of splitting the same people, each complete: people by cell. */
export type Tables = readonly (readonly number[])[];

export type RoundedTable = {
  /** In the order of the cells; 0 where the cell is too small to show. */
  cells: number[];
  /** The small cells and what the others had beyond a multiple of five, together. */
  rest: number;
};
export type Rounded = { total: number; tables: RoundedTable[] };

/**
 * Rounds tables of the same people down to fives so that nobody can be singled out of them: every number is a
 * multiple of five, so is every sum and difference of any of them, and each table adds up to the same total. From all
 * of it together, any cell that shows 0 may still hold 0, 1, 2, 3 or 4 people, and any that shows more up to 4 more.
 *
 * What is merged into `rest` is bounded to what the other cells could hold without any one of them (`mostRest`);
 * where the tables differ by more, the larger numbers are lowered. A result rounds to itself, so that having been
 * lowered cannot be seen. Throws when the tables do not count the same number of people.
 */
export const roundTables = (tables: Tables): Rounded => {
  const people = new Set(tables.map(sum));
  if (people.size > 1) throw new Error('The tables do not count the same people');
  const rounded = tables.map((cells) => cells.map(floor));
  let total = floor([...people][0] ?? 0);
  for (;;) {
    const bound = Math.min(total, ...rounded.map((cells) => sum(cells) + mostRest(cells.length)));
    const lowered = rounded.map((cells) => lowerTo(cells, bound)).includes(true);
    if (bound === total && !lowered) break;
    total = bound;
  }
  return { total, tables: rounded.map((cells) => ({ cells, rest: total - sum(cells) })) };
};

const floor = (people: number): number => Math.max(0, Math.floor(people / step) * step);

const sum = (cells: readonly number[]): number => cells.reduce((all, cell) => all + cell, 0);

/** Each cell hides at most four people; without one of them, the others must still explain the rest. */
const mostRest = (cells: number): number => floor((step - 1) * (cells - 1));

/** Takes fives off the largest cells until they add up to no more than the bound; whether any had to go. */
const lowerTo = (cells: number[], bound: number): boolean => {
  let over = sum(cells) - bound;
  const lowered = over > 0;
  while (over > 0) {
    const largest = cells.indexOf(Math.max(...cells));
    cells[largest] = (cells[largest] ?? 0) - step;
    over -= step;
  }
  return lowered;
};
