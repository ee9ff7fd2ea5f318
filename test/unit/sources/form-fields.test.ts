import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readFormFields } from '../../../functions/reports/sources/schemes/form-fields.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { multipart } from '../../support/webhook-senders.ts';

const read = (body: string | Buffer, type = 'multipart/form-data; boundary=b') =>
  readFormFields({ headers: { 'content-type': [type] }, body: Buffer.from(body) });
const part = (disposition: string, content: string, more = '') =>
  `--b\r\nContent-Disposition: form-data; ${disposition}\r\n${more}\r\n${content}\r\n`;

describe('a multipart form', () => {
  it('gives its fields, several of a name as a list, empty ones not at all', () => {
    const body = `${part('name="a"', 'satu')}${part('name=b', ' ')}${part('name="c"', '1')}${part('name="c"', '2')}--b--`;
    expect(read(body)).toEqual({ a: 'satu', c: ['1', '2'] });
  });

  it('keeps line breaks and dashes inside a value, and quotes inside a name', () => {
    const body = `${part('name="a%22b"', 'satu\r\n--bukan batas\r\n')}${part('name="c\\"d"', 'é')}--b--\r\n`;
    expect(read(body)).toEqual({ 'a"b': 'satu\r\n--bukan batas\r\n', 'c"d': 'é' });
  });

  it('tells of a file only what it is, and nothing of a file field nobody filled', () => {
    const body =
      part('name="foto"; filename="a.jpg"', '\u0000\u0001', 'Content-Type: image/jpeg\r\n') +
      `${part('name="kosong"; filename=""', '', 'Content-Type: application/octet-stream\r\n')}--b--`;
    expect(read(body)).toEqual({ foto: { fileName: 'a.jpg', mediaType: 'image/jpeg', bytes: 2 } });
  });

  it('may have a preamble, padding after a boundary, and a quoted boundary', () => {
    const body = `halo\r\n${part('name="a"', '1').replace('--b\r\n', '--b  \r\n')}--b--\r\nekor`;
    expect(read(body, 'Multipart/Form-Data; charset=utf-8; boundary="b"')).toEqual({ a: '1' });
  });

  it.each<[string, string, string | undefined]>([
    ['cut before its end', part('name="a"', '1'), undefined],
    ['without a boundary', `${part('name="a"', '1')}--b--`, 'multipart/form-data'],
    ['with a nameless part', `${part('filename="x"', '1')}--b--`, undefined],
    ['with line feeds alone', part('name="a"', '1').replaceAll('\r', ''), undefined],
    ['that is empty', '', undefined],
    ['of 501 parts', `${part('name="a"', '1').repeat(501)}--b--`, undefined],
  ])('%s is refused', (_, body, type) => {
    expect(() => read(body, type)).toThrow(Refusal);
  });

  it('whose text is no UTF-8 is read as an older page writes it', () => {
    const older = Buffer.concat([
      Buffer.from('--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
      Buffer.from([0x52, 0xe9]),
      Buffer.from('\r\n--b--'),
    ]);
    expect(read(older)).toEqual({ a: 'Ré' });
  });

  it('gives back whatever a browser put in', () => {
    const field = fc.tuple(
      fc.stringMatching(/^[a-z_]{1,12}$/),
      fc.string({ unit: 'grapheme' }).filter((text) => text.trim() !== ''),
    );
    const fields = fc.uniqueArray(field, { selector: ([name]) => name, maxLength: 8 });
    fc.assert(
      fc.property(fields, (pairs) => {
        expect(readFormFields(multipart(pairs))).toEqual(Object.fromEntries(pairs));
      }),
    );
  });

  it('is read or refused, whatever its bytes: never a fault', () => {
    const noise = fc.array(
      fc.constantFrom(
        '--b',
        '\r\n',
        '--',
        'Content-Disposition: form-data; name="a"',
        '\r\n\r\n',
        'x',
      ),
    );
    fc.assert(
      fc.property(noise, (pieces) => {
        try {
          read(pieces.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });
});

describe('an urlencoded form', () => {
  const type = 'application/x-www-form-urlencoded; charset=UTF-8';
  it('gives its fields', () => {
    expect(read('a=satu+dua&b=%C3%A9&c=&d=1&d=2&__proto__=x', type)).toEqual(
      Object.fromEntries([
        ['a', 'satu dua'],
        ['b', 'é'],
        ['d', ['1', '2']],
        ['__proto__', 'x'],
      ]),
    );
  });

  it('of 501 fields is refused, and so is any other media type', () => {
    expect(() => read('a=1&'.repeat(501), type)).toThrow(Refusal);
    expect(() => read('{}', 'application/json')).toThrow('media-type-refused');
  });
});
