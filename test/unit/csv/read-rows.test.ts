import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanCell, columnLetter, isScientific } from '../../../shared/csv/cells.ts';
import { readText } from '../../../shared/csv/read-rows.ts';
import { Refusal } from '../../../shared/refusal.ts';

const rules = {
  columns: { name: ['name', 'nama', 'nip/ni pppk'], phone: ['phone', 'no hp'] },
  needs: ['name', 'phone'],
  mostRows: 5,
};
const read = (text: string | Uint8Array) =>
  readText(typeof text === 'string' ? Buffer.from(text) : text, rules);
const refusalOf = (text: string | Uint8Array) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0];
  }
  return undefined;
};
const siti = { name: 'Siti', phone: '0812' };

describe('a sheet', () => {
  it.each<[string, string | Uint8Array]>([
    ['with commas', 'name,phone\nSiti,0812\n'],
    ['with semicolons, as Excel of this country exports it', 'NAME;Phone\r\nSiti;0812\r\n'],
    ['with tabs', 'name\tphone\nSiti\t0812'],
    ['with bars', 'name|phone\nSiti|0812'],
    ['with old Mac line ends', 'name,phone\rSiti,0812\r'],
    ['with a byte order mark', '\ufeffname,phone\nSiti,0812'],
    ['with quotes and empty lines', '"name","phone"\n\n"Siti","0812"\n\n'],
    ['with the delimiter said first', 'sep=;\nname;phone\nSiti;0812'],
    ['with a title above its headings', 'DAFTAR;;\n"Tahun, 2026";;\n;;\nname;phone;\nSiti;0812;'],
    ['in UTF-16', Buffer.from('\ufeffname\tphone\nSiti\t0812', 'utf16le')],
    [
      'in UTF-16, the other way round',
      Buffer.from('\ufeffname\tphone\nSiti\t0812', 'utf16le').swap16(),
    ],
    ['with rows of nothing', 'name,phone,x\n,,\n \u00a0,,-\nSiti,0812,\n,,'],
    ['with its columns numbered and its headings again', 'name,phone\nname,phone\nSiti,0812'],
  ])('%s is read', (_, text) => {
    expect(read(text).rows.map(({ cells: { name, phone } }) => ({ name, phone }))).toEqual([siti]);
  });

  it('may be in the encoding of old Windows', () => {
    const rows = read(Buffer.from('name,phone\nJos\xe9,1', 'latin1')).rows;
    expect(rows[0]?.cells['name']).toBe('José');
  });

  it('names the line of every row, blank lines and line breaks in cells counted', () => {
    const { rows } = read('name,phone\n\n"Siti\nRahayu",1\nBudi,2\n');
    expect(rows.map(({ line }) => line)).toEqual([3, 5]);
  });

  it.each([
    ['in the middle', 'name,phone\nSiti "Ita",1\nBudi,2', 2, 'stray-quote'],
    ['that never ends', 'name,phone\n"Siti,1\nBudi,2', 2, 'open-quote'],
    ['that never ends before another', 'name,phone\n"Siti,1\nBudi "x",2\nAni,3', 2, 'open-quote'],
  ])('with a quote %s loses no row but its own, by line', (_, text, line, reason) => {
    const { rows, unreadable } = read(text);
    expect(unreadable[0]).toEqual({ line, field: 'row', reason });
    expect(rows.at(-1)?.cells['phone']).toMatch(/[23]/);
  });

  it('with a heading of two lines, or one that holds another delimiter, is read', () => {
    expect(read('"NIP /\nNI PPPK";"No HP"\n1;2').rows).toMatchObject([{ line: 3 }]);
    expect(read('"Nama; gelar",nama,phone\nx,Siti,1').rows).toHaveLength(1);
  });

  it('with the same heading twice reads the filled one, and names a row where both are', () => {
    const { rows, unreadable } = read('name,phone,name\nSiti,1,\n,2,Budi\nAni,3,Ana');
    expect(rows.map(({ cells }) => cells['name'])).toEqual(['Siti', 'Budi']);
    expect(unreadable).toEqual([{ line: 4, field: 'row', reason: 'two-values' }]);
  });

  it.each<[string, string | Uint8Array, string]>([
    ['without a column', 'name\nSiti', 'without-column-phone'],
    ['that is empty', '', 'no-rows'],
    ['of headings only', 'name,phone\n,\n', 'no-rows'],
    ['with too many rows', 'name,phone\na,1\nb,2\nc,3\nd,4\ne,5\nf,6', 'too-many-rows'],
    ['that is a web page', '<html><table><tr><td>name', 'is-a-web-page'],
    ['that is an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), 'is-an-old-workbook'],
    ['of bytes', Uint8Array.of(1, 2, 0, 7), 'not-a-sheet'],
  ])('%s is refused by name', (_, text, reason) => expect(refusalOf(text)?.reason).toBe(reason));

  it('says which headings there are, and never what may be a person', () => {
    expect(refusalOf('name,nomor\nSiti,1')?.facts).toEqual({ found: 'name, nomor' });
    expect(refusalOf('Siti,198609262015051001')?.facts).toEqual({ found: '–' });
  });

  it('loses no line, whatever quotes, delimiters and line ends people leave in it', () => {
    const piece = fc.constantFrom('"', '""', ',', ';', 'a', '1', ' ', "'", '\u00a0', '=');
    const cell = fc.array(piece, { maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 4 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = ['name,phone', ...lines, 'Siti,0812'].join(end);
        const { rows, unreadable } = readText(Buffer.from(text), { ...rules, mostRows: 1000 });
        const last = lines.length + 2;
        const named = [...rows, ...unreadable].map(({ line }) => line);
        // A quote may rightly take following lines into its cell.
        const isSwallowed = lines.some((line) => line.includes('"'));
        expect(isSwallowed || named.includes(last)).toBe(true);
        expect(named.length).toBeGreaterThan(0);
      }),
    );
  });
});

describe('a cell', () => {
  it.each([
    ['="0812"', '0812'],
    ["'0812", '0812'],
    ["''0812", '0812'],
    ['’0812', '0812'],
    ['`0812', '0812'],
    ['\u00a00812\u00a0', '0812'],
    ['\u200b0812\u202c', '0812'],
    ['Dinas\u00a0 Kesehatan', 'Dinas Kesehatan'],
    ['-', ''],
    ['Tidak ada', ''],
    ['=1+1', '=1+1'],
    ['O’Brien', 'O’Brien'],
  ])('%s is read as "%s"', (written, meant) => expect(cleanCell(written)).toBe(meant));

  it.each([
    ['1.98609E+17', true],
    ['1,98609262015051E+17', true],
    ['2E+5', true],
    ['198609262015051001', false],
    ['E+17', false],
  ])('knows that %s was a number once: %s', (cell, expected) =>
    expect(isScientific(cell)).toBe(expected),
  );

  it.each([
    [0, 'A'],
    [25, 'Z'],
    [26, 'AA'],
    [27, 'AB'],
  ])('of column %s stands under %s', (place, letter) => expect(columnLetter(place)).toBe(letter));
});
