import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseIdentity, type StaffKind } from '../../functions/pledges/register/parse-identity.ts';
import {
  maskNumber,
  personKey,
  type PersonKeyInput,
} from '../../functions/pledges/register/person-key.ts';
import { anyCharacter } from '../support/any-character.ts';

const now = Date.parse('2026-11-23T05:00:00Z');
const pns = '198609262015051001';
const partTime = '199009132025242014';
const parse = (staffKind: StaffKind, number: string, at = now) =>
  parseIdentity({ staffKind, number }, at);

describe('the number of a civil servant', () => {
  it.each<[string, StaffKind, string, string, string[]]>([
    ['a PNS number', 'pns', pns, 'nip', []],
    ['one with spaces', 'pns', '19860926 201505 1 001', 'nip', []],
    ['one with dots and dashes', 'pns', '19860926.201505-1–001', 'nip', []],
    ['a part-time number published by BKN', 'pppk-part-time', partTime, 'ni-pppk', []],
    ['a full-time PPPK number', 'pppk', '199009132024211001', 'ni-pppk', []],
    ['a PPPK number called PNS', 'pns', partTime, 'nip', ['kind-mismatch']],
    ['a PNS number called PPPK', 'pppk', pns, 'ni-pppk', ['kind-mismatch']],
    ['a month of 00', 'pppk', '199009132024001001', 'ni-pppk', []],
    ['a start at 16', 'pns', '198609262002051001', 'nip', []],
    ['a start at 60', 'pppk', '196001012020211001', 'ni-pppk', []],
    ['a birth on a leap day', 'pns', '198802292015051001', 'nip', []],
  ])('is read: %s', (_, kind, text, idKind, warnings) => {
    const number = text.replace(/\D/g, '');
    expect(parse(kind, text)).toEqual({ ok: true, idKind, number, warnings });
  });

  it.each([
    ['nothing but spaces', '   ', 'not-digits'],
    ['letters', '19860926201505100A', 'not-digits'],
    ['digits of another script', '١٩٨٦٠٩٢٦٢٠١٥٠٥١٠٠١', 'not-digits'],
    ['the 9 digits used until 2007', '130 123 456', 'old-nip'],
    ['what a spreadsheet makes of it', '1.98609E+17', 'scientific-notation'],
    ['the same in Indonesian', '1,98609E+17', 'scientific-notation'],
    ['a birth on 30 February', '198602302015051001', 'impossible-birth-date'],
    ['a birth in the future', '202612012045051001', 'impossible-birth-date'],
    ['a birth in the year 0', '000001010020051001', 'impossible-birth-date'],
    ['a start at 15', '198609262001051001', 'impossible-start-year'],
    ['a start at 61', '195901012020211001', 'impossible-start-year'],
    ['a start next year', '198609262027051001', 'impossible-start-year'],
    ['sex 3', '198609262015053001', 'impossible-sex-digit'],
    ['sequence 000', '198609262015051000', 'impossible-sequence'],
  ])('is refused: %s', (_, text, reason) => {
    expect(parse('pns', text)).toEqual({ ok: false, field: 'number', reason });
  });

  it.each([
    ['pns', pns.slice(1), 'NIP', '18', '17'],
    ['pns', `${pns}1`, 'NIP', '18', '19'],
    ['pppk', pns.slice(1), 'NI PPPK', '18', '17'],
    ['non-asn', '327301170890000', 'NIK', '16', '15'],
    ['non-asn', '123456789', 'NIK', '16', '9'],
  ] as const)(
    'of a %s, %s, is refused with how many digits a %s has and came',
    (kind, text, ...is) => {
      const [name, limit, came] = is;
      const facts = { name, limit, came };
      expect(parse(kind, text)).toEqual({
        ok: false,
        field: 'number',
        reason: 'wrong-length',
        facts,
      });
    },
  );

  it('is asked for when it is missing', () => {
    expect(parseIdentity({ staffKind: 'pppk' }, now)).toMatchObject({ reason: 'required' });
  });

  it('may say the new year from the moment that Papua has it', () => {
    const started = '198609262027211001';
    expect(parse('pppk', started, Date.parse('2026-12-31T14:59:59Z')).ok).toBe(false);
    expect(parse('pppk', started, Date.parse('2026-12-31T15:00:00Z')).ok).toBe(true);
  });

  it('is never refused for its digits 13 and 14', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99 }), (code) => {
        const number = `199009132024${String(code).padStart(2, '0')}1001`;
        expect(parse('pns', number).ok && parse('pppk', number).ok).toBe(true);
      }),
    );
  });

  it('never makes the reader throw', () => {
    const kind = fc.constantFrom<StaffKind>('pns', 'pppk', 'pppk-part-time', 'non-asn');
    const text = fc.oneof(fc.string({ unit: anyCharacter }), fc.stringMatching(/^\d{14,20}$/));
    fc.assert(
      fc.property(
        kind,
        fc.option(text, { nil: undefined }),
        text,
        (staffKind, number, staffNumber) => {
          expect(typeof parseIdentity({ staffKind, number, staffNumber }, now).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('somebody who is no civil servant', () => {
  it.each([
    ['a man', '1406051708900001', []],
    ['a woman: 40 more on the day', '3273015708900009', []],
    ['a leap day', '3273012902000009', []],
    ['day 35', '3273013508900009', ['strange-date']],
    ['day 72', '3273017208900009', ['strange-date']],
    ['day 90', '3273019008900009', ['strange-date']],
    ['month 13', '3273011713900009', ['strange-date']],
    ['a province that is none', '9973011708900009', ['strange-region']],
  ])('is known by a NIK, odd or not: %s', (_, number, warnings) => {
    expect(parse('non-asn', number)).toEqual({ ok: true, idKind: 'nik', number, warnings });
  });

  it.each([
    ['0000000000000000', 'all-zeros'],
    ['3273011708900000', 'impossible-sequence'],
    ['3.27302E+15', 'scientific-notation'],
  ])('is refused with %s: %s', (number, reason) => {
    expect(parse('non-asn', number)).toEqual({ ok: false, field: 'number', reason });
  });

  it.each([
    [' h-12/a.3 ', 'H-12/A.3'],
    ['7', '7'],
    ['a'.repeat(32), 'A'.repeat(32)],
  ])('is known by a staff number of the unit: %s', (staffNumber, number) => {
    const read = parseIdentity({ staffKind: 'non-asn', staffNumber }, now);
    expect(read).toEqual({ ok: true, idKind: 'staff-number', number, warnings: [] });
  });

  it.each([[''], ['a'.repeat(33)], ['a b'], ['=1+1'], ['é']])('cannot be known by "%s"', (text) => {
    const read = parseIdentity({ staffKind: 'non-asn', staffNumber: text }, now);
    expect(read).toEqual({ ok: false, field: 'staffNumber', reason: 'malformed' });
  });

  it('must give one of the two', () => {
    const read = parseIdentity({ staffKind: 'non-asn' }, now);
    expect(read).toEqual({ ok: false, field: 'staffNumber', reason: 'required' });
  });
});

describe('the key of a person', () => {
  const pepper = Buffer.alloc(32, 1);
  const person: PersonKeyInput = {
    ...{ pepper, campaign: 'pilkada', region: '14.06' },
    ...{ idKind: 'nip', number: pns },
  };

  it('is the same for the same person, whichever kind of staff they chose', () => {
    expect(personKey(person)).toMatch(/^[\w-]{43}$/);
    expect(personKey({ ...person, idKind: 'ni-pppk' })).toBe(personKey(person));
    expect(personKey({ ...person, unit: '14.06/SEKDA' })).toBe(personKey(person));
  });

  it('is another in practice, and says that it is: a pledge there takes nothing from the one that counts', () => {
    expect(personKey({ ...person, region: '18.09' })).toBe(personKey(person));
    expect(personKey({ ...person, region: undefined })).toBe(personKey(person));
    expect(personKey({ ...person, region: '00.99' })).toMatch(/^latihan-[\w-]{35}$/);
    expect(personKey(person)).not.toMatch(/^latihan-/);
  });

  it('is another in another campaign, with another pepper, number, kind or unit', () => {
    const staff: PersonKeyInput = {
      ...person,
      idKind: 'staff-number',
      number: '7',
      unit: '14.06/A',
    };
    const keys = [
      person,
      { ...person, campaign: 'pilkada2' },
      { ...person, pepper: Buffer.alloc(32, 2) },
      { ...person, number: partTime },
      { ...person, idKind: 'nik' as const },
      staff,
      { ...staff, unit: '14.06/B' },
      { ...staff, unit: '14.07/A' },
    ].map(personKey);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('cannot be reached by moving characters from one part to the next', () => {
    const parts = fc.tuple(fc.string(), fc.string(), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(parts, parts, (one, two) => {
        const [a, b] = [one, two].map(([campaign, number, unit]) =>
          personKey({ pepper, campaign, region: '14.06', idKind: 'staff-number', number, unit }),
        );
        expect(a === b).toBe(
          one.join('\0') === two.join('\0') && one[0] === two[0] && one[1] === two[1],
        );
      }),
    );
  });

  it('is never made of a staff number without its unit', () => {
    expect(() => personKey({ ...person, idKind: 'staff-number' })).toThrow('unit');
  });
});

describe('a masked number', () => {
  it.each([
    [pns, '•••••••••••••••001'],
    ['1234', '•234'],
    ['123', '•••'],
    ['', ''],
  ])('%s shows %s', (number, shown) => {
    expect(maskNumber(number)).toBe(shown);
  });
});
