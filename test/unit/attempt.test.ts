import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { attemptsOf, ownMark, type Attempt } from '../../shared/attempt.ts';
import { keyedHash } from '../../shared/keyed-hash.ts';
import { keyBytes } from '../../shared/key-material.ts';
import { findDigests, ordersOf } from '../support/guesses.ts';

const form = { region: '18.09', unit: 'DISDIK', number: '198609262015051001', agreed: true };
const secret = (byte: number) => () => Promise.resolve(Buffer.alloc(32, byte));
const attemptOf = attemptsOf('pledge', secret(1));

describe('an attempt', () => {
  it('is the same for the same key and body, and tells another body under the same key', async () => {
    const first = await attemptOf('key-1', form);
    expect(await attemptOf('key-1', { ...form })).toEqual(first);
    const other = await attemptOf('key-1', { ...form, unit: 'DINKES' });
    expect(other.key).toBe(first.key);
    expect(other.body).not.toBe(first.body);
    expect((await attemptOf('key-2', form)).key).not.toBe(first.key);
  });

  it('without a key is one of its own, which no key a caller could choose names', async () => {
    const fixed = attemptsOf('pledge', secret(1), () => 'one');
    const [first, again] = [await attemptOf(undefined, form), await attemptOf(undefined, form)];
    expect(again.key).not.toBe(first.key);
    for (const key of ['one', 'once:one'])
      expect((await attemptOf(key, form)).key).not.toBe((await fixed(undefined, form)).key);
  });

  it('of somebody who is signed in is theirs alone, and none without a key', () => {
    const people = [
      { region: '18.09', personId: 'ketua' },
      { region: '14.06', personId: 'ketua' },
      { region: '18.09', personId: 'ketua-2' },
      { region: '18.09', personId: 'ketua 1' },
    ];
    const marks = people.map((person) => ownMark(person, '1'));
    expect(new Set([...marks, ownMark({ region: '18.09', personId: 'ketua' }, '2')]).size).toBe(5);
    expect(ownMark({ region: '18.09', personId: 'ketua' }, undefined)).toBeUndefined();
  });

  it('has another name for another kind, and under another secret', async () => {
    const names = await Promise.all(
      [attemptOf, attemptsOf('report', secret(1)), attemptsOf('pledge', secret(2))].map((of) =>
        of('key-1', form),
      ),
    );
    for (const part of ['key', 'body'] as const)
      expect(new Set(names.map((one) => one[part])).size).toBe(3);
  });

  it('has no hash of the body that two attempts share, and none that could be tried out', async () => {
    const attempts = [await attemptOf('key-1', form), await attemptOf('key-2', form)];
    expect(attempts[0]?.body).not.toBe(attempts[1]?.body);
    const texts = [...ordersOf(form), 'key-1', 'key:key-1', form.number];
    const guesses = texts.map((text) => ({ name: text, text }));
    expect(findDigests([{ table: 'a table', row: { attempts } }], guesses)).toEqual([]);
  });

  it('cannot be made of plain hashes', () => {
    const hash = createHash('sha256').update(JSON.stringify(form)).digest('base64url');
    // @ts-expect-error: a string is no keyed hash. Where this compiles, the register can give numbers back.
    const forged: Attempt = { key: hash, body: hash };
    expect(forged.body).toBe(hash);
  });

  it.each([0, 16, 31])('is not made under a key of %i bytes', async (length) => {
    const weak = attemptsOf('pledge', () => Promise.resolve(new Uint8Array(length)));
    await expect(weak('key-1', form)).rejects.toThrow('32 bytes');
  });
});

describe('a keyed hash', () => {
  const key = Buffer.alloc(32, 1);

  it('is 132 bits, and of its label as well', () => {
    expect(keyedHash(key, 'a', 'b')).toMatch(/^[\w-]{22}$/);
    expect(keyedHash(key, 'a', 'b\nc')).not.toBe(keyedHash(key, 'a\nb', 'd'));
    expect(keyedHash(key, 'ab', 'c')).not.toBe(keyedHash(key, 'a', 'bc'));
    expect(keyedHash(key, 'a', Buffer.from('b'))).toBe(keyedHash(key, 'a', 'b'));
  });
});

describe('the bytes of a secret', () => {
  it.each(['', 'ab'.repeat(31), `${'ab'.repeat(31)}zz`, 'not hex at all'])(
    'are refused where it is %j',
    async (text) => {
      await expect(keyBytes(() => Promise.resolve(text))()).rejects.toThrow('64 hex digits');
    },
  );

  it('are all of it', async () => {
    const bytes = await keyBytes(() => Promise.resolve('0f'.repeat(32)))();
    expect(Buffer.from(bytes).toString('hex')).toBe('0f'.repeat(32));
  });
});
