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

/** How hard a symbol is to read: runs, squares, false finders, imbalance (7.8.3). */
export const penalty = (dark: readonly (readonly boolean[])[]): number => {
  const lines = dark.map((row) => row.map((cell) => (cell ? '1' : '0')).join(''));
  const turned = dark.map((_, column) => lines.map((line) => line[column] ?? '0').join(''));
  const along = [...lines, ...turned];
  return (
    along.reduce((sum, line) => sum + runs(line) + falseFinders(line), 0) +
    squares(lines) +
    imbalance(lines)
  );
};

const runs = (line: string): number =>
  (line.match(/0{5,}|1{5,}/g) ?? []).reduce((sum, run) => sum + run.length - 2, 0);

const falseFinders = (line: string): number =>
  40 * (line.match(/(?=00001011101|10111010000)/g) ?? []).length;

const squares = (lines: string[]): number => {
  let found = 0;
  for (const [row, line] of lines.entries()) {
    const next = lines[row + 1];
    if (next === undefined) break;
    for (let column = 0; column + 1 < line.length; column++) {
      const pair = line.slice(column, column + 2);
      if ((pair === '00' || pair === '11') && next.slice(column, column + 2) === pair) found += 1;
    }
  }
  return 3 * found;
};

const imbalance = (lines: string[]): number => {
  const all = lines.join('');
  const share = ((all.match(/1/g) ?? []).length * 100) / all.length;
  return 10 * Math.floor(Math.abs(share - 50) / 5);
};
