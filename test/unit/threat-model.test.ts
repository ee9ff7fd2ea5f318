import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { threatRows, threatTables } from '../guards/threat-rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const text = readFileSync(`${root}docs/threat-model.md`, 'utf8');

const tables = threatTables(text);
const rows = threatRows(text);
const named = rows.flatMap(({ tests }) => tests);

const linesIn = (markdown: string): string[] =>
  markdown.split('\n').filter((line) => line.startsWith('|'));

describe('the threat model', () => {
  it('has every line in a table that renders, with all its cells', () => {
    expect(tables).toHaveLength(2);
    expect(tables.flatMap(({ raw }) => linesIn(raw))).toEqual(linesIn(text));
    for (const { raw, header } of tables)
      for (const row of linesIn(raw))
        expect({ row, bars: row.match(/(?<!\\)\|/g)?.length }).toEqual({
          row,
          bars: header.length + 1,
        });
  });

  it('begins each line with a short id of its own, and ends it with a test', () => {
    expect(rows.length).toBeGreaterThan(120);
    for (const { id, tests } of rows) {
      expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect({ id, tests }).not.toEqual({ id, tests: [] });
    }
    const ids = rows.map(({ id }) => id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
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
    expect(rows.some(({ cells: [, who] }) => who?.startsWith(actor))).toBe(true);
  });
});
