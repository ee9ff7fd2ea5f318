import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { lexer, type Tokens } from 'marked';

const folder = fileURLToPath(new URL('../../docs/decisions/', import.meta.url));
const read = (file: string): string => readFileSync(folder + file, 'utf8');
const pages = readdirSync(folder).filter((file) => file !== 'README.md');

/** The index as a reader sees it, a row each: number, title with its link, status, date. */
const index = lexer(read('README.md'))
  .filter((token): token is Tokens.Table => token.type === 'table')
  .flatMap(({ rows }) => rows.map((row) => row.map(({ text }) => text)));

const reserved = ['0014', '0015', '0016'];

describe.each(pages)('the decision %s', (file) => {
  const [number = ''] = file.split('-');
  const [heading = '', , state = ''] = read(file).split('\n');
  const { status, date } =
    /^Status: (?<status>proposed|accepted|superseded by \d{4}) · Date: (?<date>\d{4}-\d\d-\d\d)$/.exec(
      state,
    )?.groups ?? {};

  it('says its number, its status and its date', () => {
    expect(file).toMatch(/^\d{4}(-[a-z0-9]+)+\.md$/);
    expect(heading).toMatch(new RegExp(`^# ${number} .`));
    expect({ state, status, date }).toEqual({
      state,
      status: expect.any(String),
      date: expect.any(String),
    });
  });

  it('stands in the index with the same title, status and date', () => {
    const title = heading.replace(/^# \d{4} /, '');
    expect(index).toContainEqual([number, `[${title}](${file})`, status, date]);
  });
});

describe('the index of decisions', () => {
  it('holds each number once, in order and without a gap', () => {
    const numbers = index.map(([number = '']) => Number(number));
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
  });

  it('names no page that is not there, and says which numbers were never used', () => {
    const without = index.filter(([, title = '']) => !pages.some((file) => title.includes(file)));
    expect(without.map(([number]) => number)).toEqual(reserved);
    for (const number of reserved) expect(pages.join()).not.toContain(number);
  });
});
