/** A square of modules, each dark or light, some of them fixed: no data and no mask may change those. */
export type Grid = {
  size: number;
  dark: boolean[][];
  isDark: (row: number, column: number) => boolean;
  isFixed: (row: number, column: number) => boolean;
  put: (row: number, column: number, dark: boolean) => void;
  /** Puts a module that stays as it is; outside the square it does nothing. */
  fix: (row: number, column: number, dark: boolean) => void;
  copy: () => Grid;
};

/** A light square of `size` by `size` modules. */
export const grid = (size: number): Grid => gridOf(square(size), square(size));

const square = (size: number): boolean[][] =>
  Array.from({ length: size }, () => Array.from({ length: size }, () => false));

const gridOf = (dark: boolean[][], fixed: boolean[][]): Grid => {
  const put = (row: number, column: number, value: boolean) => {
    const line = dark[row];
    if (line && column >= 0 && column < line.length) line[column] = value;
  };
  return {
    size: dark.length,
    dark,
    isDark: (row, column) => dark[row]?.[column] ?? false,
    isFixed: (row, column) => fixed[row]?.[column] ?? false,
    put,
    fix: (row, column, value) => {
      put(row, column, value);
      const line = fixed[row];
      if (line && column >= 0 && column < line.length) line[column] = true;
    },
    copy: () =>
      gridOf(
        dark.map((line) => [...line]),
        fixed,
      ),
  };
};
