import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { foldedName, likelyName, noName } from '../../../functions/reports/sources/source-names.ts';

describe('the name of a source in an address', () => {
  it.each([
    ['Formulir-Demo', 'formulir-demo'],
    ['formulir_demo', 'formulir-demo'],
    [' formulir demo ', 'formulir-demo'],
    ['formulir\u00a0demo', 'formulir-demo'],
    ['ｆｏｒｍ', 'form'],
    ['x'.repeat(70), 'x'.repeat(60)],
    ['', noName],
    ['🙂', noName],
  ])('"%s" is read as %s', (spelt, name) => expect(foldedName(spelt)).toBe(name));

  it('that a source can have stays as it is, and every other becomes one that a source can have', () => {
    const valid = /^[a-z0-9][a-z0-9-]{0,59}$/;
    fc.assert(fc.property(fc.stringMatching(valid), (name) => foldedName(name) === name));
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (spelt) => valid.test(foldedName(spelt))));
  });

  it.each([
    ['formulir-dmeo', 'formulir-demo'],
    ['formulirdemo', 'formulir-demo'],
    ['formulir-demmo', 'formulir-demo'],
    ['wa-lapor', 'wa-laporan'],
    ['sama-sekali-lain', undefined],
    ['x', undefined],
  ])('%s most likely means %s', (mistyped, meant) =>
    expect(likelyName(mistyped, ['kobo-pesawaran', 'formulir-demo', 'wa-laporan'])).toBe(meant),
  );
});
