import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { guards } from '../guards/guards.ts';

type Row = { what: string; shownBy: string; takenOut: string };

const rows: Row[] = readFileSync('docs/failures.md', 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !/^\| (What happens|---)/.test(line))
  .map((line) => {
    const [what = '', , , shownBy = '', takenOut = ''] = line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim());
    return { what, shownBy, takenOut };
  });

/** The tests that a cell names: `file` "words of its name", "and of another". */
const testsOf = (cell: string): { file: string; words: string }[] =>
  [...cell.matchAll(/`([^`]+)` ((?:"[^"]+"(?:, )?)+)/g)].flatMap(([, file = '', names = '']) =>
    [...names.matchAll(/"([^"]+)"/g)].map(([, words = '']) => ({ file, words })),
  );

describe('the failures of the alert line', () => {
  it('are each shown by tests that are there', () => {
    expect(rows.length).toBeGreaterThan(15);
    expect(rows.filter(({ shownBy }) => testsOf(shownBy).length === 0)).toEqual([]);
    const missing = rows
      .flatMap(({ shownBy }) => testsOf(shownBy))
      .filter(({ file, words }) => !readFileSync(file, 'utf8').includes(words));
    expect(missing).toEqual([]);
  });

  it('name guards that are there', () => {
    const known = new Set<string>(guards.map(({ row }) => row));
    const unknown = rows.filter(({ takenOut }) => takenOut !== '–' && !known.has(takenOut));
    expect(unknown).toEqual([]);
  });
});
