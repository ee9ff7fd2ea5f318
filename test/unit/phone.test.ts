import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskMobile, parseMobile } from '../../shared/phone.ts';

describe('a mobile number', () => {
  it.each([
    ['0812-3456-7890'],
    ['62812 3456 7890'],
    ['+62 812 3456 7890'],
    ['81234567890'],
    ['(0812) 3456.7890'],
    [' 081234567890 '],
    ['+62 (0) 812 3456 7890'],
  ])('is read as people write it: %s', (text) => {
    expect(parseMobile(text)).toEqual({ ok: true, e164: '+6281234567890' });
  });

  it.each([
    ['', 'not-a-number'],
    ['telepon saya', 'not-a-number'],
    ['telepon saya 081234567890', 'not-a-number'],
    ['081234567890 ext. 5', 'not-a-number'],
    ['12', 'not-mobile'],
    ['021-1234567', 'not-mobile'],
    ['0800 1234567', 'not-mobile'],
    ['0812', 'not-mobile'],
    ['081234567890123456', 'not-mobile'],
    ['+60 12 345 6789', 'not-indonesian'],
    ['+1 202 555 0123', 'not-indonesian'],
  ])('is refused: %s is %s', (text, reason) => {
    expect(parseMobile(text)).toEqual({ ok: false, reason });
  });

  it('is always E.164 when it is taken, and reads the same again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^(\+?62|0)8\d{7,12}$/)), (text) => {
        const read = parseMobile(text);
        if (!read.ok) return;
        expect(read.e164).toMatch(/^\+628\d{7,11}$/);
        expect(parseMobile(read.e164)).toEqual(read);
      }),
    );
  });

  it('is shown by its country and last three digits', () => {
    expect(maskMobile('+6281234567890')).toBe('+62••••••••890');
  });
});
