import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  caseNumber,
  followUpCode,
  parseFollowUpCode,
} from '../../functions/reports/intake/codes.ts';

const random = fc.uint8Array({ minLength: 12, maxLength: 32 });

describe('a follow-up code', () => {
  it('is 16 digits in groups of four', () => {
    expect(followUpCode(new Uint8Array(12))).toBe('0000 0000 0000 0000');
    fc.assert(fc.property(random, (bytes) => /^(\d{4} ){3}\d{4}$/.test(followUpCode(bytes))));
  });

  it('ends in the check digit that Luhn gives', () => {
    const bytes = Buffer.alloc(12);
    bytes.writeUInt32BE(1, 8);
    expect(followUpCode(bytes)).toBe('0000 0000 0000 0018');
    expect(parseFollowUpCode('4539 1488 0343 6467')).toEqual({
      ok: true,
      digits: '4539148803436467',
    });
  });

  it('uses twelve bytes, and refuses to be made of fewer', () => {
    const bytes = Buffer.alloc(12, 255);
    const another = Buffer.from(bytes);
    another.writeUInt8(0, 11);
    expect(followUpCode(another)).not.toBe(followUpCode(bytes));
    expect(() => followUpCode(new Uint8Array(11))).toThrow('out of range');
  });

  it('has fifteen free digits: each takes every value, and no two of many are the same', () => {
    const codes = Array.from({ length: 2000 }, (_, n) =>
      followUpCode(createHash('sha256').update(String(n)).digest()).replaceAll(' ', ''),
    );
    expect(new Set(codes).size).toBe(codes.length);
    const values = Array.from({ length: 15 }, (_, at) => new Set(codes.map((code) => code[at])));
    expect(values.map(({ size }) => size)).toEqual(Array.from({ length: 15 }, () => 10));
  });

  it('is read however it is spaced', () => {
    fc.assert(
      fc.property(random, fc.constantFrom('', ' ', '-', '.', '–', '\u00a0', '\n'), (bytes, gap) => {
        const code = followUpCode(bytes);
        expect(parseFollowUpCode(code.replaceAll(' ', gap))).toEqual({
          ok: true,
          digits: code.replaceAll(' ', ''),
        });
      }),
    );
  });

  it('is told of one digit that is wrong', () => {
    const slip = fc.tuple(fc.integer({ min: 0, max: 15 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(random, slip, (bytes, [at, more]) => {
        const digits = Array.from(followUpCode(bytes).replaceAll(' ', ''));
        digits[at] = String((Number(digits[at]) + more) % 10);
        expect(parseFollowUpCode(digits.join(''))).toEqual({
          ok: false,
          reason: 'code-digit-wrong',
        });
      }),
    );
  });

  it.each([
    ['', { reason: 'not-digits' }],
    ['0000 0000 0000 000', { reason: 'code-length', facts: { limit: '16', came: '15' } }],
    ['0000 0000 0000 0000 0', { reason: 'code-length', facts: { limit: '16', came: '17' } }],
    ['0000 0000 0000 000O', { reason: 'not-digits' }],
    ['٠'.repeat(16), { reason: 'not-digits' }],
  ])('is not "%s", and says why', (text, why) => {
    expect(parseFollowUpCode(text)).toEqual({ ok: false, ...why });
  });
});

describe('a case number', () => {
  it('has six symbols, none of which can be misread', () => {
    expect(caseNumber(new Uint8Array(4))).toBe('LP-000000');
    expect(caseNumber(new Uint8Array([255, 255, 255, 255]))).toBe('LP-ZZZZZZ');
    fc.assert(
      fc.property(random, (bytes) => {
        expect(caseNumber(bytes)).toMatch(/^LP-[0-9A-HJKMNP-TV-Z]{6}$/);
      }),
    );
  });

  it('differs when any of its 30 bits does', () => {
    const numbers = Array.from({ length: 30 }, (_, bit) => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(2 ** bit);
      return caseNumber(bytes);
    });
    expect(new Set(numbers).size).toBe(30);
  });
});
