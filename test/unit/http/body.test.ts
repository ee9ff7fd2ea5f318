import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import * as z from 'zod/mini';
import { pledgeForm } from '../../../functions/pledges/register/pledge-form.ts';
import {
  idempotencyKeyOf,
  maxBodyBytes,
  readBody,
  readParameters,
} from '../../../shared/http/body.ts';
import { readRequest } from '../../../shared/http/request.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { anEvent } from '../../support/builders.ts';
import { aPledge } from '../../support/forms.ts';

const shape = z.strictObject({
  name: z.string().check(z.minLength(2), z.maxLength(5)),
  kind: z.optional(z.enum(['a', 'b'])),
  size: z.optional(z.number().check(z.gte(1), z.lte(9))),
});

const json = { 'Content-Type': 'application/json' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };

const aRequest = (headers: Record<string, string | string[]>, body: string | Uint8Array) =>
  readRequest(anEvent({ method: 'POST', headers, body }));

/** What a call is refused with, or undefined when it is not refused. */
const refusalOf = (call: () => unknown): Refusal | undefined => {
  try {
    call();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  return undefined;
};

const reading = (body: string | Uint8Array, headers: Record<string, string | string[]> = json) =>
  refusalOf(() => readBody(aRequest(headers, body), shape));

describe('a body', () => {
  it.each(['gzip', 'br', 'deflate', 'GZIP'])(
    'that came packed by %s is refused by that',
    (packed) => {
      const refusal = reading('{"name":"abc"}', { ...json, 'content-encoding': packed });
      expect(refusal?.errors).toEqual([{ field: 'content-encoding', reason: 'unsupported' }]);
      expect(
        reading('{"name":"abc"}', { ...json, 'content-encoding': 'identity' }),
      ).toBeUndefined();
    },
  );

  it.each([
    ['application/json', '{"name":"abc"}'],
    ['Application/JSON; charset=utf-8', '{"name":"abc"}'],
    ['application/x-www-form-urlencoded', 'name=abc'],
  ])('of type %s is read', (type, body) => {
    expect(readBody(aRequest({ 'content-type': type }, body), shape)).toEqual({ name: 'abc' });
  });

  it.each<[string, string | Uint8Array, Record<string, string>, string]>([
    ['of another type', '<x/>', { 'Content-Type': 'text/xml' }, 'media-type-refused'],
    ['of no type', '{}', {}, 'media-type-refused'],
    ['that is malformed', '{"name":', json, 'malformed-json'],
    ['that is empty', '', json, 'malformed-json'],
    ['that is no UTF-8', Uint8Array.from([0x22, 0xc3, 0x28, 0x22]), json, 'malformed-json'],
    ['that is too large', 'x'.repeat(maxBodyBytes + 1), json, 'body-too-large'],
    ['that is a form too large', 'x'.repeat(maxBodyBytes + 1), form, 'body-too-large'],
  ])('%s is refused', (_, body, headers, code) => {
    expect(reading(body, headers)?.code).toBe(code);
  });

  it('is counted in bytes, as they arrived', () => {
    expect(reading(JSON.stringify('é'.repeat(maxBodyBytes / 2)))?.code).toBe('body-too-large');
    expect(reading(' '.repeat(maxBodyBytes))?.code).toBe('malformed-json');
  });

  it('of another type says which are taken', () => {
    expect(reading('', { 'Content-Type': 'text/plain' })?.headers['accept']).toContain(
      'application/json',
    );
  });

  it.each<[string, unknown, string, string]>([
    ['a missing field', {}, 'name', 'required'],
    ['null for a text', { name: null }, 'name', 'wrong-type'],
    ['a number for a text', { name: 5 }, 'name', 'wrong-type'],
    ['another choice', { name: 'abc', kind: 'c' }, 'kind', 'not-one-of'],
    ['a small number', { name: 'abc', size: 0 }, 'size', 'too-small'],
    ['a large number', { name: 'abc', size: 10 }, 'size', 'too-large'],
    ['an unknown field', { name: 'abc', more: 1 }, 'more', 'unknown-field'],
    ['null', null, 'body', 'wrong-type'],
    ['a list', [], 'body', 'wrong-type'],
    ['a text', 'abc', 'body', 'wrong-type'],
  ])('with %s is refused by name', (_, body, field, reason) => {
    const refused = reading(JSON.stringify(body));
    expect(refused?.code).toBe('invalid-fields');
    expect(refused?.errors).toEqual([{ field, reason }]);
  });

  it.each([
    ['too short', { name: 'a' }, 'too-short', { limit: '2', came: '1' }],
    ['too long', { name: 'abcdef' }, 'too-long', { limit: '5', came: '6' }],
  ])('with a text that is %s is refused with the limit and what came', (_, body, reason, facts) => {
    expect(reading(JSON.stringify(body))?.errors).toEqual([{ field: 'name', reason, facts }]);
  });

  it('with a field named for the prototype is refused like any unknown field', () => {
    expect(reading('{"name":"abc","__proto__":{"kind":"a"}}')?.errors).toEqual([
      { field: '__proto__', reason: 'unknown-field' },
    ]);
  });

  it('with many wrong fields names a bounded number, each in few characters', () => {
    const many = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`${'f'.repeat(200)}${i}`, 1]),
    );
    const errors = reading(JSON.stringify(many))?.errors ?? [];
    expect(errors.length).toBeLessThanOrEqual(50);
    expect(Math.max(...errors.map(({ field }) => field.length))).toBeLessThanOrEqual(80);
  });

  it('from a form takes an empty field as not said, and leaves the page’s own fields out', () => {
    const sent = aRequest(form, 'name=abc&kind=&lang=en&idempotencyKey=k1');
    expect(readBody(sent, shape)).toEqual({ name: 'abc' });
  });

  it('never faults, whatever bytes arrive', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.constantFrom(json, form), (bytes, type) => {
        refusalOf(() => readBody(aRequest(type, bytes), shape));
      }),
    );
  });
});

describe('agreeing to a pledge', () => {
  it.each([[undefined], [false], ['no'], [1]])('is asked for when %j was said', (agreed) => {
    const sent = aRequest(json, JSON.stringify(aPledge({ agreed })));
    expect(refusalOf(() => readBody(sent, pledgeForm))?.errors).toEqual([
      { field: 'agreed', reason: 'must-agree' },
    ]);
  });

  it.each([[true], ['yes']])('is said by %j', (agreed) => {
    const sent = aRequest(json, JSON.stringify(aPledge({ agreed })));
    expect(readBody(sent, pledgeForm).agreed).toBe(agreed);
  });
});

describe('parameters', () => {
  it('that break their schema are refused by name', () => {
    expect(refusalOf(() => readParameters({ name: 'a' }, shape))?.errors).toEqual([
      { field: 'name', reason: 'too-short', facts: { limit: '2', came: '1' } },
    ]);
  });
});

describe('an Idempotency-Key', () => {
  const keyOf = (headers: Record<string, string | string[]>, body = '') =>
    idempotencyKeyOf(aRequest(headers, body));

  it('stands in the header, or in a hidden field of a form', () => {
    expect(keyOf({ 'Idempotency-Key': 'k1' })).toBe('k1');
    expect(keyOf(form, 'idempotencyKey=k2')).toBe('k2');
    expect(keyOf({ ...form, 'idempotency-key': 'k1' }, 'idempotencyKey=k2')).toBe('k1');
  });

  it('is not read from JSON, and may be left out', () => {
    expect(keyOf(json, '{"idempotencyKey":"k"}')).toBeUndefined();
    expect(keyOf({})).toBeUndefined();
    expect(keyOf({ 'Idempotency-Key': '' })).toBeUndefined();
    expect(keyOf({ ...form, 'Idempotency-Key': '' }, 'idempotencyKey=k2')).toBe('k2');
  });

  it.each<[string, string | string[], string]>([
    ['twice', ['a', 'b'], 'repeated'],
    ['too long', 'k'.repeat(256), 'malformed'],
    ['with a space', 'a b', 'malformed'],
    ['with a letter beyond ASCII', 'kunci-é', 'malformed'],
  ])('%s is refused', (_, key, reason) => {
    const refused = refusalOf(() => keyOf({ 'Idempotency-Key': key }));
    expect(refused?.code).toBe('malformed-request');
    expect(refused?.errors).toEqual([{ field: 'Idempotency-Key', reason }]);
  });

  it('of a form that is too large is not looked for', () => {
    expect(keyOf(form, `idempotencyKey=k&x=${'x'.repeat(maxBodyBytes)}`)).toBeUndefined();
  });
});
