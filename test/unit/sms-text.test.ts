import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitSms } from '../../functions/satgas/alerts/sms-text.ts';

describe('a text for one SMS', () => {
  it.each([
    ['“Siap” — ‘ya’…', '"Siap" - \'ya\'...', 16],
    ['façade naïve', 'facade naive', 12],
    ['cafe\u0301', 'café', 4],
    ['Āā Ñ ü', 'Aa Ñ ü', 6],
    ['5\u00a0•\u202fx\t`', "5 - x '", 7],
    ['', '', 0],
  ])('takes the plain equivalent: %s', (text, fitted, septets) => {
    expect(fitSms(text)).toEqual({ ok: true, text: fitted, septets });
  });

  it.each(Array.from('^{}\\[]~|€'))('counts %s as two', (char) => {
    expect(fitSms(`a${char}`)).toEqual({ ok: true, text: `a${char}`, septets: 3 });
  });

  it('holds 160 septets and not one more', () => {
    expect(fitSms('a'.repeat(160)).ok).toBe(true);
    expect(fitSms('a'.repeat(161))).toEqual({ ok: false, reason: 'too-long' });
    expect(fitSms('€'.repeat(80)).ok).toBe(true);
    expect(fitSms(`a${'€'.repeat(80)}`)).toEqual({ ok: false, reason: 'too-long' });
    expect(fitSms('…'.repeat(54))).toEqual({ ok: false, reason: 'too-long' });
  });

  it.each([['😀'], ['日本'], ['Привет'], ['ꦲ'], ['½'], ['\u0000'], ['\u001b'], ['đ']])(
    'refuses what has no plain equivalent: %s',
    (text) => {
      expect(fitSms(text)).toEqual({ ok: false, reason: 'not-gsm-7' });
    },
  );

  it('gives back a text that fits unchanged, in no fewer septets than characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const fitted = fitSms(text);
        if (!fitted.ok) return;
        expect(fitSms(fitted.text)).toEqual(fitted);
        expect(fitted.septets).toBeGreaterThanOrEqual(fitted.text.length);
      }),
    );
  });
});
