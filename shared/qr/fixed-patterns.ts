import type { Grid } from './grid.ts';
import { alignment } from './versions.ts';

/** Draws what every symbol of a version has: timing, finders, alignment, version, and room for the format (6.3). */
export const drawFixed = (to: Grid, version: number): void => {
  for (let at = 0; at < to.size; at++) {
    to.fix(6, at, at % 2 === 0);
    to.fix(at, 6, at % 2 === 0);
  }
  const last = to.size - 4;
  drawFinder(to, 3, 3);
  drawFinder(to, 3, last);
  drawFinder(to, last, 3);
  drawAlignment(to, alignment[version - 1] ?? []);
  reserveFormat(to);
  if (version >= 7) drawVersion(to, version);
};

/** Rings by distance from the middle: the fourth is the light separator. */
const drawFinder = (to: Grid, middleRow: number, middleColumn: number): void => {
  for (let row = -4; row <= 4; row++) {
    for (let column = -4; column <= 4; column++) {
      const ring = Math.max(Math.abs(row), Math.abs(column));
      to.fix(middleRow + row, middleColumn + column, ring !== 2 && ring !== 4);
    }
  }
};

const drawAlignment = (to: Grid, places: readonly number[]): void => {
  const first = places[0];
  const last = places.at(-1);
  for (const row of places) {
    for (const column of places) {
      const corner =
        (row === first && (column === first || column === last)) ||
        (row === last && column === first);
      if (!corner) drawRings(to, row, column);
    }
  }
};

const drawRings = (to: Grid, middleRow: number, middleColumn: number): void => {
  for (let row = -2; row <= 2; row++) {
    for (let column = -2; column <= 2; column++)
      to.fix(
        middleRow + row,
        middleColumn + column,
        Math.max(Math.abs(row), Math.abs(column)) !== 1,
      );
  }
};

const reserveFormat = (to: Grid): void => {
  for (let at = 0; at < 9; at++) {
    if (at === 6) continue;
    to.fix(8, at, false);
    to.fix(at, 8, false);
  }
  for (let at = 1; at <= 8; at++) {
    to.fix(8, to.size - at, false);
    to.fix(to.size - at, 8, false);
  }
};

/** From version 7: its number with 12 bits of a Golay code, twice (7.10). */
const drawVersion = (to: Grid, version: number): void => {
  let rest = version;
  for (let step = 0; step < 12; step++) rest = (rest << 1) ^ ((rest >>> 11) * 0x1f25);
  const bits = (version << 12) | rest;
  for (let at = 0; at < 18; at++) {
    const dark = ((bits >>> at) & 1) === 1;
    const near = Math.floor(at / 3);
    const far = to.size - 11 + (at % 3);
    to.fix(near, far, dark);
    to.fix(far, near, dark);
  }
};
