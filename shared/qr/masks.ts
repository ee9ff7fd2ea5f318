import type { Grid } from './grid.ts';
import type { Correction } from './versions.ts';

type Mask = (row: number, column: number) => boolean;

/** The eight masks by number: where one is true, a data module is turned over (table 10). */
export const masks: readonly Mask[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

const levelBits: Record<Correction, number> = { L: 1, M: 0 };

/** Draws level and mask with their BCH code, twice, and the module that is always dark (7.9). */
export const drawFormat = (to: Grid, correction: Correction, mask: number): void => {
  const data = (levelBits[correction] << 3) | mask;
  let rest = data;
  for (let step = 0; step < 10; step++) rest = (rest << 1) ^ ((rest >>> 9) * 0x537);
  const bits = ((data << 10) | rest) ^ 0x5412;
  const dark = (at: number) => ((bits >>> at) & 1) === 1;
  for (let at = 0; at <= 5; at++) to.fix(at, 8, dark(at));
  to.fix(7, 8, dark(6));
  to.fix(8, 8, dark(7));
  to.fix(8, 7, dark(8));
  for (let at = 9; at < 15; at++) to.fix(8, 14 - at, dark(at));
  for (let at = 0; at < 8; at++) to.fix(8, to.size - 1 - at, dark(at));
  for (let at = 8; at < 15; at++) to.fix(to.size - 15 + at, 8, dark(at));
  to.fix(to.size - 8, 8, true);
};

type Dark = readonly (readonly boolean[])[];

/** How hard a symbol is to read: runs, squares, false finders, imbalance (7.8.3). */
export const penalty = (dark: Dark): number => {
  const turned = dark.map((_, column) => dark.map((line) => line[column] ?? false));
  let sum = squares(dark) + imbalance(dark);
  for (const line of dark) sum += alongLine(line);
  for (const line of turned) sum += alongLine(line);
  return sum;
};

/** 1011101 with four light modules before or after it, as 11 bits. */
const falseFinders = [0b00001011101, 0b10111010000];

/** Runs of five and more, and what looks like a finder. */
const alongLine = (line: readonly boolean[]): number => {
  let sum = 0;
  let run = 0;
  let window = 0;
  let before: boolean | undefined;
  for (let at = 0; at < line.length; at++) {
    const cell = line[at] ?? false;
    run = cell === before ? run + 1 : 1;
    before = cell;
    if (run === 5) sum += 3;
    else if (run > 5) sum += 1;
    window = ((window << 1) & 0x7ff) | (cell ? 1 : 0);
    if (at >= 10 && falseFinders.includes(window)) sum += 40;
  }
  return sum;
};

const squares = (dark: Dark): number => {
  let found = 0;
  for (let row = 1; row < dark.length; row++) {
    const [above = [], line = []] = [dark[row - 1], dark[row]];
    for (let column = 1; column < line.length; column++) {
      const cell = line[column];
      if (cell === line[column - 1] && cell === above[column] && cell === above[column - 1])
        found += 1;
    }
  }
  return 3 * found;
};

const imbalance = (dark: Dark): number => {
  let count = 0;
  for (const line of dark) for (const cell of line) if (cell) count += 1;
  const share = (count * 100) / (dark.length * dark.length);
  return 10 * Math.floor(Math.abs(share - 50) / 5);
};
