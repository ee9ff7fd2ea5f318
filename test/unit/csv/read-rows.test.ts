import { describe, expect, it } from '@jest/globals';
import { isScientific, readRows } from '../../../shared/csv/read-rows.ts';
import { Refusal } from '../../../shared/refusal.ts';

const sheet = { headings: ['Name', 'phone'], mostRows: 3 };
const read = (text: string | Uint8Array) =>
  readRows(typeof text === 'string' ? Buffer.from(text) : text, sheet);
const reasonOf = (text: string | Uint8Array): string => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]?.reason ?? '';
  }
  return 'taken';
};

describe('a sheet', () => {
  it.each([
    ['with commas', 'name,phone\nSiti,0812\n'],
    ['with semicolons, as Excel of this country exports it', 'NAME;Phone\r\nSiti;0812\r\n'],
    ['with tabs', 'name\tphone\nSiti\t0812'],
    ['with a byte order mark', '\ufeffname,phone\nSiti,0812'],
    ['with quotes and empty lines', '"name","phone"\n\n"Siti","0812"\n\n'],
  ])('%s is read', (_, text) => {
    expect(read(text).map(({ cells }) => cells)).toEqual([{ name: 'Siti', phone: '0812' }]);
  });

  it('names the line of every row, blank lines and line breaks in cells counted', () => {
    const rows = read('name,phone\n\n"Siti\nRahayu",1\nBudi,2\n');
    expect(rows.map(({ line }) => line)).toEqual([4, 5]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['of another encoding', Buffer.from('name,phone\nJos\xe9,1', 'latin1'), 'not-utf-8'],
    ['without a column', 'name\nSiti', 'without-column-phone'],
    ['that is empty', '', 'without-column-name'],
    ['with too many rows', 'name,phone\na,1\nb,2\nc,3\nd,4', 'too-many-rows'],
    ['whose quote never ends', 'name,phone\n"Siti,1\n', 'not-a-sheet'],
  ])('%s is refused by name', (_, text, reason) => expect(reasonOf(text)).toBe(reason));

  it.each([
    ['1.98609E+17', true],
    ['1,98609262015051E+17', true],
    ['2E+5', true],
    ['198609262015051001', false],
    ['E+17', false],
  ])('knows that %s was a number once: %s', (cell, expected) =>
    expect(isScientific(cell)).toBe(expected),
  );
});
