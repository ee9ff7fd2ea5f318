import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { lexer, type Tokens } from 'marked';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}docs/threat-model.md`, 'utf8');

/** The tables as a reader sees them: what an actor must not learn, and in the last cell the tests that show it. */
const tables = lexer(text).filter((token): token is Tokens.Table => token.type === 'table');
const lines = tables.flatMap(({ rows }) => rows.map((row) => row.map((cell) => cell.text)));

const rowsIn = (markdown: string): string[] =>
  markdown.split('\n').filter((line) => line.startsWith('|'));

/** Each test file of a cell with the words quoted after it: parts of its tests' names. */
const testsIn = (cell: string) =>
  [...cell.matchAll(/`((?:infra\/local\/)?test\/[^`]+)`([^`]*)/g)].map(
    ([, file = '', after = '']) => ({
      file,
      names: [...after.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name),
    }),
  );

const named = lines.flatMap((cells) => testsIn(cells.at(-1) ?? ''));

describe('the threat model', () => {
  it('has every line in a table that renders, with all its cells', () => {
    expect(tables).toHaveLength(2);
    expect(tables.flatMap(({ raw }) => rowsIn(raw))).toEqual(rowsIn(text));
    for (const { raw, header } of tables)
      for (const row of rowsIn(raw))
        expect({ row, bars: row.match(/(?<!\\)\|/g)?.length }).toEqual({
          row,
          bars: header.length + 1,
        });
  });

  it('names a test beside each line', () => {
    expect(lines.length).toBeGreaterThan(85);
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
