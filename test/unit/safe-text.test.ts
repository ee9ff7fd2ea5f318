import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { forSpreadsheet, tidyText } from '../../shared/safe-text.ts';
import { anyCharacter } from '../support/any-character.ts';

describe('a text that a person wrote', () => {
  it.each([
    ['keeps its lines', 'satu\ndua', 'satu\ndua'],
    ['has one kind of line end', 'satu\r\ndua\rtiga\u2028empat', 'satu\ndua\ntiga\nempat'],
    ['has spaces for tabs', 'a\tb', 'a b'],
    ['is trimmed', ' \n a \u00a0', 'a'],
    ['loses control characters', 'a\u0000\u0007\u001b[31mb\u009f', 'a[31mb'],
    ['cannot turn its direction', 'a\u202egnp.exe\u202c \u2066b\u2069\u061c', 'agnp.exe b'],
    ['hides nothing', 'a\u200b\u200d\u2060\ufeff\u00adb\u{e0041}', 'ab'],
    ['is composed', 'e\u0301', 'é'],
    ['is composed when something stood between', 'e\u200b\u0301', 'é'],
    ['loses halves of characters', 'a\ud800b', 'ab'],
    ['keeps other scripts and pictures', 'ꦲꦏ ☂ 😀', 'ꦲꦏ ☂ 😀'],
  ])('%s', (_, text, tidy) => {
    expect(tidyText(text)).toBe(tidy);
  });

  it('is tidy after one pass', () => {
    const parts = fc.constantFrom(
      'a',
      'e',
      '\u0301',
      '\u200d',
      '\r',
      '\n',
      '\t',
      '\u202e',
      '\ud83d',
    );
    const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.string({ unit: parts }));
    fc.assert(
      fc.property(text, (said) => {
        const tidy = tidyText(said);
        expect(tidyText(tidy)).toBe(tidy);
        expect(tidy).not.toMatch(
          /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e]/,
        );
      }),
    );
  });
});

describe('a cell of a spreadsheet', () => {
  it.each([
    ['=HYPERLINK("x")', `'=HYPERLINK("x")`],
    ['+62812', "'+62812"],
    ['-1', "'-1"],
    ['@SUM(1)', "'@SUM(1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['\n=1', "'\n=1"],
    [' =1', "' =1"],
    ['＝1', "'＝1"],
    ['Dinas = baik', 'Dinas = baik'],
    ['14.06', '14.06'],
    ['', ''],
  ])('that says %j is written %j', (cell, written) => {
    expect(forSpreadsheet(cell)).toBe(written);
  });
});
