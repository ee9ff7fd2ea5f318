import { describe, expect, it } from '@jest/globals';
import { bodyHashOf } from '../../../functions/reports/sources/take-item.ts';
import { findDigests } from '../../support/guesses.ts';

const key = Buffer.alloc(32, 3);
const said = '{"place":"Alun-alun"}';

describe('what tells another version of a submission', () => {
  it('is what the versions before stored: else every report of a provider would look changed', () => {
    expect(bodyHashOf(key, said)).toBe('f83IxDDiaB7zc1EV-tEyEd');
    expect(bodyHashOf(key, '{"place":"Lapangan"}')).not.toBe(bodyHashOf(key, said));
  });

  it('cannot be tried out without the key', () => {
    const rows = [{ table: 'reports', row: { bodyHash: bodyHashOf(key, said) } }];
    expect(findDigests(rows, [{ name: 'what was said', text: said }])).toEqual([]);
  });
});
