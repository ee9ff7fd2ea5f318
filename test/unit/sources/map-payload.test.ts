import { describe, expect, it } from '@jest/globals';
import { badExpression, mapPayload } from '../../../functions/reports/sources/map-payload.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import type { Source } from '../../../functions/reports/sources/source.ts';

type Mapping = Record<string, string>;
const map = (payload: unknown, mapping: Mapping, more: Partial<Source> = {}) =>
  mapPayload(payload, { scheme: 'typeform', mapping, ...more });
const errorsOf = (payload: unknown, mapping: Mapping): FieldError[] => {
  try {
    map(payload, mapping);
  } catch (error) {
    if (error instanceof Refusal) return error.errors;
    throw error;
  }
  return [];
};

describe('a mapping', () => {
  it('reads fields, literals and fallbacks, trims texts and leaves out what was not said', () => {
    const payload = { a: { tempat: ' Lapangan ' }, n: 7, kosong: '', tiada: null };
    expect(
      map(payload, {
        place: 'a.tempat',
        conduct: "'other'",
        lane: '`"lead"`',
        account: 'a.cerita || n',
        link: 'kosong',
        accusedUnit: 'tiada',
        accusedName: 'b.c.d',
      }),
    ).toEqual({
      answers: { place: 'Lapangan', conduct: 'other', lane: 'lead', account: '7' },
      evidenceLinks: [],
    });
  });

  it.each<[string, unknown, string]>([
    ['a day', '2024-11-20', '2024-11-20'],
    ['a moment in UTC, late', '2024-11-20T18:30:00Z', '2024-11-21'],
    ['a moment with an offset', '2024-11-20T23:30:00.000+07:00', '2024-11-20'],
    ['a moment with a short offset', '2024-11-20T23:30:00+0700', '2024-11-20'],
    ['a moment of no zone', '2024-11-20T23:30', '2024-11-20'],
    ['seconds', 1732127400, '2024-11-21'],
    ['seconds as text', '1732127400', '2024-11-21'],
    ['milliseconds', 1732127400000, '2024-11-21'],
    ['parts', { day: '5', month: '1', year: '2024' }, '2024-01-05'],
    ['what is no day', 'kemarin', 'kemarin'],
  ])('takes %s as a date of the region', (_, said, date) => {
    const { answers } = map({ said }, { occurredOn: 'said', region: "'18.09'" });
    expect(answers['occurredOn']).toBe(date);
  });

  it('counts the day in the zone of the region, fixed or said, and Kobo’s own moments in UTC', () => {
    const late = { at: '2024-11-20T15:30:00Z', bare: '2024-11-20T15:30:00' };
    const day = (field: string, more: Partial<Source>) =>
      map(late, { knownOn: field }, more).answers['knownOn'];
    expect(day('at', { region: '18.09' })).toBe('2024-11-20');
    expect(day('at', { region: '91.71' })).toBe('2024-11-21');
    expect(day('bare', { region: '91.71' })).toBe('2024-11-20');
    expect(day('bare', { region: '91.71', scheme: 'kobo' })).toBe('2024-11-21');
    expect(map(late, { knownOn: 'at', region: "'91.71 Kota Jayapura'" }).answers).toEqual({
      knownOn: '2024-11-21',
      region: '91.71',
    });
  });

  it.each([
    ['conduct', 'Lainnya', 'other'],
    ['conduct', 'something else', 'other'],
    ['conduct', 'apa saja', 'apa saja'],
    ['lane', 'Anonim', 'lead'],
    ['lane', 'Dengan nama (untuk Bawaslu)', 'named'],
    ['spouse', 'Bukan', 'no'],
    ['region', '18.09 Kabupaten Pesawaran', '18.09'],
    ['region', '18.099', '18.099'],
    ['region', 'Pesawaran', 'Pesawaran'],
  ])('takes %s "%s" as %s', (field, said, taken) => {
    expect(map({ said }, { [field]: 'said' }).answers[field]).toBe(taken);
  });

  it('joins a list into a text, and gathers evidence from lists, at most five addresses', () => {
    const links = Array.from({ length: 7 }, (_, i) => `https://contoh.test/${i}`);
    const { answers, evidenceLinks } = map(
      { pilihan: ['satu', null, 'dua'], links: ['bukan alamat', [links]] },
      { account: 'pilihan', evidenceLinks: 'links' },
    );
    expect(answers['account']).toBe('satu, dua');
    expect(evidenceLinks).toEqual(links.slice(0, 5));
  });

  it('takes an address of evidence as it stands in the payload, and none that was put together', () => {
    const said = { nama: 'Budi', foto: 'https://contoh.test/a.jpg', dasar: 'https://contoh.test/' };
    const linksBy = (expression: string) => map(said, { evidenceLinks: expression }).evidenceLinks;
    expect(linksBy('[foto, dasar]')).toEqual([said.foto, said.dasar]);
    expect(linksBy("join('', ['https://bocor.test/?n=', nama])")).toEqual([]);
    expect(linksBy("[foto, join('', [dasar, nama])]")).toEqual([said.foto]);
    expect(linksBy("'https://bocor.test/tetap'")).toEqual([]);
  });

  it.each<[string, string, string]>([
    ['does not parse', 'a[', 'bad-expression'],
    ['calls what is no function', 'nope(a)', 'bad-expression'],
    ['is empty', '', 'bad-expression'],
    ['is a name every object has', 'constructor', 'bad-expression'],
    ['is too long', 'a'.repeat(501), 'too-long'],
    ['yields too much', 'besar', 'result-too-large'],
    ['gives a function the wrong type', 'length(angka)', 'bad-expression'],
  ])('that %s is named with its field', (_, expression, reason) => {
    const payload = { besar: 'x'.repeat(20_000), angka: 7 };
    expect(errorsOf(payload, { place: expression, conduct: "'other'" })).toEqual([
      { field: 'mapping.place', reason },
    ]);
  });

  it('that finds an object where a text should be names the field', () => {
    expect(errorsOf({ a: { b: 1 } }, { place: 'a', occurredOn: '`[{}]`' })).toEqual([
      { field: 'place', reason: 'wrong-type' },
      { field: 'occurredOn', reason: 'wrong-type' },
    ]);
  });
});

describe('an expression', () => {
  it.each([
    ['a.b[0] || `1`', undefined],
    ['length(a)', undefined],
    ["values(answers)[?name=='tempat'].answer | [0]", undefined],
    ['a[', 'bad-expression'],
    ['nope(a)', 'bad-expression'],
  ])('%s can be used: %s', (expression, reason) => {
    expect(badExpression(expression)).toBe(reason);
  });
});
