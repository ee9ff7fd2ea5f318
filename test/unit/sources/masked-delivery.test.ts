import { search } from '@aws-lambda-powertools/jmespath';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldName } from '../../../functions/reports/sources/field-names.ts';
import { maskOf, mostParts } from '../../../functions/reports/sources/masked-delivery.ts';
import { maskedParts } from '../../../functions/reports/sources/masked-payload.ts';
import type { FoundDelivery } from '../../../functions/reports/sources/quarantined.ts';
import { replayableHeaders } from '../../../functions/reports/sources/replayable-headers.ts';
import { currentSecret, senders } from '../../support/webhook-senders.ts';

const receivedAt = Date.parse('2026-11-23T01:00:00Z');

const anEntry = (body: Uint8Array | string, more: Partial<FoundDelivery> = {}): FoundDelivery => ({
  source: 'sumber',
  id: 'a'.repeat(32),
  reason: 'invalid-fields',
  fields: ['place: required'],
  receivedAt,
  body: Buffer.from(body),
  bodyBytes: Buffer.from(body).length,
  ...more,
});

/** Names as forms have them; values that stand out wherever they turn up. */
const names = fc.constantFrom('nama', 'Tempat kejadian', 'kejadian/tempat', 'q3_a', 'jawaban "a"');
const value = fc.oneof(
  fc.integer({ min: 1e9, max: 9e9 }),
  fc.stringMatching(/^RAHASIA[A-Za-z0-9 ]{3,20}$/),
  fc.boolean(),
  fc.constant(null),
);
const { payload } = fc.letrec((tie) => ({
  payload: fc.oneof(
    { depthSize: 'small' },
    value,
    fc.array(tie('payload'), { maxLength: 3 }),
    fc.dictionary(names, tie('payload'), { maxKeys: 4 }),
  ),
}));

const leaves = (one: unknown): unknown[] =>
  typeof one === 'object' && one !== null && Object.keys(one).length > 0
    ? Object.values(one).flatMap(leaves)
    : [one];

describe('a payload without its values', () => {
  it('names every value once by a path that a mapping finds it by, and holds none of them', () => {
    fc.assert(
      fc.property(payload, (one) => {
        const parts = maskedParts(one, 10_000);
        const found = parts.map(({ path }) => search(path, one as Parameters<typeof search>[1]));
        expect(found).toEqual(leaves(one));
        const shown = JSON.stringify(parts);
        expect(shown).not.toContain('RAHASIA');
        for (const leaf of leaves(one))
          if (typeof leaf === 'number') expect(shown).not.toContain(String(leaf));
      }),
    );
  });

  it.each<[string, unknown, object]>([
    ['a text', 'Budi Contoh', { kind: 'text', length: 11, writtenAs: null }],
    ['a text of signs outside the alphabet', '😀é', { kind: 'text', length: 2, writtenAs: null }],
    ['a date', '2026-11-20', { kind: 'text', length: 10, writtenAs: 'date' }],
    ['a moment', '2026-11-20T10:00:00Z', { kind: 'text', length: 20, writtenAs: 'moment' }],
    ['another date', '20/11/2026', { kind: 'text', length: 10, writtenAs: 'digits-and-signs' }],
    ['a phone', '081298765432', { kind: 'text', length: 12, writtenAs: 'digits' }],
    ['a link', 'https://contoh.test/a', { kind: 'text', length: 21, writtenAs: 'link' }],
    ['a number', 6281298765432, { kind: 'number', length: null }],
    ['a yes', true, { kind: 'boolean', length: null }],
    ['nothing', null, { kind: 'nothing', length: null }],
    ['an empty list', [], { kind: 'list', length: 0 }],
    ['an empty object', {}, { kind: 'object', length: 0 }],
  ])('tells of %s its kind and length', (_, one, told) => {
    expect(maskedParts({ a: one }, 9)).toMatchObject([{ path: 'a', ...told }]);
    expect(maskedParts(one, 9)).toMatchObject([{ path: '@', ...told }]);
  });
});

describe('the name of a field', () => {
  it.each([
    'reporterName',
    'Di mana kejadiannya? (desa, kecamatan)',
    'meta/rootUuid',
    'q3_nama[first]',
    '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  ])('%s is shown', (name) => {
    expect(fieldName(name)).toBe(name);
  });

  it.each([
    ['a whole body', '{"reporterName":"Budi Contoh"'],
    ['a mailbox', 'budi@contoh.test'],
    ['a phone', '+62 812-9876-5432'],
    ['an identity number', '1986092620150510'],
    ['an address of a page', 'https://contoh.test/budi?a'],
    ['lines', 'Nama saya\nBudi'],
    ['a story', 'Budi '.repeat(50)],
    ['nothing', ''],
  ])('that is %s is hidden', (_, name) => {
    expect(fieldName(name)).toBe('***');
    expect(maskedParts({ a: { [name]: 'x' } }, 9)).toMatchObject([{ path: 'a."***"' }]);
  });
});

describe('a delivery in quarantine', () => {
  it.each(senders.map((sender) => [sender.source.source, sender] as const))(
    'of %s is shown as its mapping reads it, without one of its values',
    (_, sender) => {
      const sent = sender.wrap(sender.sample, { secret: currentSecret, at: receivedAt });
      const entry = anEntry(sent.body, {
        reason: 'paused-source',
        headers: replayableHeaders(sent.headers),
      });
      const shown = maskOf(entry, sender.source);
      expect(shown).toMatchObject({ readAs: 'mapping', more: false });
      const paths = shown.tells.flat().map(({ path }) => path);
      for (const expression of Object.values(sender.source.mapping ?? {}))
        if (/^[\w.]+$/.test(expression))
          expect(paths.some((path) => path.startsWith(expression))).toBe(true);
      const text = JSON.stringify(shown);
      for (const secret of ['Contoh', 'contoh', 'Lapangan', '62812', 'siwo', 'Siwo'])
        expect({ secret, stands: text.includes(secret) }).toEqual({ secret, stands: false });
    },
  );

  it.each<[string, string, string, string[]]>([
    ['json', '{"data":{"nama":"Budi Contoh"}}', 'application/json', ['data.nama']],
    // What curl calls a form unless it is told otherwise.
    ['json', '{"nama":"Budi Contoh"}', 'application/x-www-form-urlencoded', ['nama']],
    ['form', 'nama=Budi+Contoh', 'application/x-www-form-urlencoded', ['nama']],
    ['unreadable', '{"nama":"Budi Contoh"', 'application/x-www-form-urlencoded', []],
    ['form', '{"nama":"Budi Contoh","a":"b=c"', 'application/x-www-form-urlencoded', ['"***"']],
    ['unreadable', '{"nama":"Budi Contoh"', 'application/json', []],
    ['unreadable', 'Nama saya Budi Contoh', 'text/plain', []],
  ])('that nobody can map yet is shown as %s: %s', (readAs, body, type, paths) => {
    const entry = anEntry(body, { headers: { 'content-type': [type] } });
    const shown = maskOf(entry, undefined);
    expect(shown.readAs).toBe(readAs);
    expect(shown.tells.flat().map(({ path }) => path)).toEqual(paths);
    expect(shown.headers).toEqual([{ name: 'content-type', length: type.length, value: type }]);
    expect(JSON.stringify(shown)).not.toContain('Budi');
  });

  it('hides what its headers say, but for a media type that everybody knows', () => {
    const headers = {
      'ce-subject': ['Budi Contoh'],
      'content-type': ['text/budi-contoh'],
      'webhook-id': ['budi-contoh-1'],
    };
    const shown = maskOf(anEntry('{}', { headers }), undefined).headers;
    expect(shown).toEqual([
      { name: 'ce-subject', length: 11, value: null },
      { name: 'content-type', length: 16, value: null },
      { name: 'webhook-id', length: 13, value: null },
    ]);
  });

  it('of very many values is shown in part, and says so', () => {
    const large = Array.from({ length: mostParts + 1 }, (_, i) => i);
    const shown = maskOf(anEntry(JSON.stringify(large)), undefined);
    expect([shown.tells.flat().length, shown.more]).toEqual([mostParts, true]);
    const fits = maskOf(anEntry(JSON.stringify(large.slice(1))), undefined);
    expect([fits.tells.flat().length, fits.more]).toEqual([mostParts, false]);
  });
});
