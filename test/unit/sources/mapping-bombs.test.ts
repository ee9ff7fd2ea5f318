import { describe, expect, it } from '@jest/globals';
import { badExpression, mapPayload } from '../../../functions/reports/sources/map-payload.ts';
import { measuredWithin } from '../../../functions/reports/sources/measured.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { processorMs } from '../../support/processor-time.ts';

const times = (part: string, n: number): string => Array.from({ length: n }, () => part).join('|');

/** Each below 500 characters, and endless without a bound. */
const bombs: [string, string][] = [
  ['shares itself', times('[@,@]', 80)],
  ['shares itself under names', times('{a:@,b:@}', 50)],
  ['shares itself and is flattened', `${times('[@,@]', 60)}|@${'[]'.repeat(60)}`],
  ['is flattened at each step', times('[@,@][]', 60)],
  ['is written as a text', `${times('[@,@]', 60)}|to_string(@)`],
  ['is joined with itself', `'aaaaaaaa'|${times("join('',[@,@])", 30)}`],
  ['is a literal that grows', `\`[1,2]\`|${times('[@,@]', 60)}|@${'[]'.repeat(60)}`],
];

const reasonOf = (expression: string, payload: unknown): string | undefined => {
  try {
    mapPayload(payload, { scheme: 'typeform', mapping: { place: expression } });
  } catch (error) {
    if (error instanceof Refusal) return error.errors[0]?.reason;
    throw error;
  }
  return undefined;
};

describe('a mapping that grows without end', () => {
  it.each(bombs)('when it %s is refused at once, and its source with it', async (_, expression) => {
    expect(expression.length).toBeLessThanOrEqual(500);
    const refused = ['result-too-large', 'too-much-work', 'bad-expression'];
    const spent = await processorMs(() => {
      expect(refused).toContain(reasonOf(expression, { a: ['x', 'y'] }));
      badExpression(expression);
    });
    expect(spent).toBeLessThan(6_000);
  });

  it('leaves what a mapping is meant for as it was', () => {
    const payload = { a: Array.from({ length: 200 }, (_, n) => `jawaban ${n}`), b: 'Lapangan' };
    for (const expression of ["join(', ', a)", 'to_string(a)', 'a[*]', 'a[].[@,@]'])
      expect(reasonOf(expression, payload) ?? '').not.toMatch(/too-/);
    expect(reasonOf("join('', [b, ' ', a[0]])", payload)).toBeUndefined();
    expect(reasonOf('to_string(b)', payload)).toBeUndefined();
  });
});

describe('a value measured', () => {
  it('stops at the bound, however often it holds itself', () => {
    let value: unknown = 'x';
    for (let n = 0; n < 100; n += 1) value = [value, value];
    expect(measuredWithin(value, 16_000)).toBe(false);
    expect(measuredWithin(['a'.repeat(15_000)], 16_000)).toBe(true);
    expect(measuredWithin({ a: 'a'.repeat(17_000) }, 16_000)).toBe(false);
  });
});
