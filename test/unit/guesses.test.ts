import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { findDigests, ordersOf } from '../support/guesses.ts';

const text = '198609262015051001';
const hash = (algorithm: string) => createHash(algorithm).update(text).digest();
const guesses = [{ name: 'a number', text }];

describe('looking for digests in rows', () => {
  it.each<[string, unknown]>([
    ['in hex', hash('sha256').toString('hex')],
    ['in base64', hash('md5').toString('base64')],
    ['in base64url', hash('sha512').toString('base64url')],
    ['cut short', hash('sha256').toString('base64url').slice(0, 12)],
    ['inside other text', `key.${hash('sha1').toString('base64url').slice(0, 22)}.row`],
    ['as the name of an attribute', { [hash('sha256').toString('hex')]: true }],
    ['in a list', [{ a: new Set([hash('sha256').toString('hex')]) }]],
    ['as bytes', new Uint8Array(hash('sha256'))],
    ['packed', new Uint8Array(gzipSync(JSON.stringify({ x: hash('sha256').toString('hex') })))],
    [
      'inside a token that is base64url',
      Buffer.concat([Buffer.from('head'), hash('sha256').subarray(0, 9)]).toString('base64url'),
    ],
  ])('finds one %s', (_, value) => {
    const rows = [{ table: 'a table', row: { value } }];
    expect(findDigests(rows, guesses)).toContainEqual(
      expect.objectContaining({ guess: 'a number', in: 'a table' }),
    );
  });

  it('finds nothing where there is nothing', () => {
    const rows = [{ table: 'a table', row: { value: createHash('sha256').digest('hex') } }];
    expect(findDigests(rows, guesses)).toEqual([]);
  });

  it('tries fields in every order', () => {
    expect(new Set(ordersOf({ a: 1, b: 2, c: 3 })).size).toBe(6);
    expect(ordersOf({ a: 1, b: 2 })).toEqual(['{"a":1,"b":2}', '{"b":2,"a":1}']);
  });
});
