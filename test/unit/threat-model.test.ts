import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}docs/threat-model.md`, 'utf8');

const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** The lines of the tables: what an actor must not learn, and in the last cell the tests that show it. */
const lines = text
  .split('\n')
  .filter((line) => line.startsWith('|') && !/^\|[ -]*-\s*\|/.test(line))
  .map(cellsOf)
  .filter(([actor]) => actor !== 'Actor');

/** Each test file of a cell with the words quoted after it: parts of its tests' names. */
const testsIn = (cell: string) =>
  [...cell.matchAll(/`(test\/[^`]+)`([^`]*)/g)].map(([, file = '', after = '']) => ({
    file,
    names: [...after.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
  }));

const named = lines.flatMap((cells) => testsIn(cells.at(-1) ?? ''));

describe('the threat model', () => {
  it('names a test beside each line', () => {
    expect(lines.length).toBeGreaterThan(30);
    for (const cells of lines) {
      expect({ actor: cells[0], tests: testsIn(cells.at(-1) ?? '').length }).toEqual({
        actor: cells[0],
        tests: expect.any(Number),
      });
      expect(testsIn(cells.at(-1) ?? '')).not.toEqual([]);
    }
  });

  it.each(named)('names tests that exist: $file $names', ({ file, names }) => {
    expect({ file, exists: existsSync(root + file) }).toEqual({ file, exists: true });
    // A name stands in its file as it is written there, over however many lines of a table.
    const source =
      file.endsWith('.ts') || file.endsWith('.tsx') ? readFileSync(root + file, 'utf8') : '';
    for (const name of names) expect(source).toContain(name);
  });

  it.each([
    'A colleague',
    'A superior',
    'The accused',
    'Office network',
    'Office IT',
    'An officer',
    'The chair',
    'An admin',
    'Form provider',
    'The cloud operator',
    'An outsider who guesses',
    'A scanner',
  ])('speaks of %s', (actor) => {
    expect(lines.some(([who]) => who?.startsWith(actor))).toBe(true);
  });
});
