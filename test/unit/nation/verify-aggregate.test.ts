import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { regionalAggregate } from '../../../events/regional-aggregate.ts';
import { rules, type Rule } from '../../../functions/satgas/nation/rules.ts';
import { verifyAggregate } from '../../../functions/satgas/nation/verify-aggregate.ts';
import { toJSONSchema } from 'zod/mini';
import { aMember, anAggregate, peopleOf, signedBy } from '../../support/aggregates.ts';

const now = 1_795_700_060_000;
const members = [aMember('contoh-14', ['14', '14.06']), aMember('contoh-18', ['18'])];
const verify = verifyAggregate({ members, campaign: 'pilkada-demo' });
const ruleOf = (signed: string): Rule | undefined => verify(signed, now).rule;
const refusedAs = (content: unknown): Rule | undefined => ruleOf(signedBy('contoh-14', content));

const twoRegions = anAggregate({ regions: [peopleOf('14'), peopleOf('14.06', { expected: 5 })] });
const hourMs = 3_600_000;

/** Signed by its member, and wrong in one way each. */
const wrong: [Rule, unknown][] = [
  ['malformed', { ...anAggregate(), remark: 'Ibu Sari, 0812' }],
  ['malformed', { ...anAggregate(), version: 2 }],
  ['malformed', anAggregate({ regions: [peopleOf('14', { pledged: -5, attended: -55 })] })],
  ['malformed', anAggregate({ regions: [peopleOf('14', { pledged: 100.5, others: 10.5 })] })],
  ['malformed', 'no aggregate'],
  ['another-deployment', anAggregate({ deployment: 'contoh-18' })],
  ['another-campaign', anAggregate({ campaign: 'pemilu-lama' })],
  ['stale', anAggregate({ madeAt: now - 49 * hourMs })],
  ['from-the-future', anAggregate({ madeAt: now + hourMs })],
  ['region-twice', anAggregate({ regions: [peopleOf('14'), peopleOf('14')] })],
  ['foreign-region', anAggregate({ regions: [peopleOf('14'), peopleOf('18')] })],
  ['parts-differ', anAggregate({ regions: [peopleOf('14', { pledged: 105 })] })],
  ['totals-differ', { ...twoRegions, totals: { ...twoRegions.totals, expected: 210 } }],
];

describe('an aggregate of a member', () => {
  it('is taken where everything holds', () => {
    expect(verify(signedBy('contoh-14', twoRegions), now)).toMatchObject({
      member: 'contoh-14',
      aggregate: twoRegions,
    });
  });

  it.each(wrong)('is refused as %s', (rule, content) => {
    expect(refusedAs(content)).toBe(rule);
  });

  it('is refused as forged once a character of it is another', () => {
    const [header = '', payload = '', signature = ''] = signedBy('contoh-14', anAggregate()).split(
      '.',
    );
    const lie = Buffer.from(
      JSON.stringify(anAggregate({ regions: [peopleOf('14', { expected: 900 })] })),
    ).toString('base64url');
    expect(verify(`${header}.${lie}.${signature}`, now)).toEqual({
      rule: 'forged',
      member: 'contoh-14',
    });
    expect(ruleOf(`${header}.${payload}.${signature.replace(/^./, '_')}`)).toBe('forged');
  });

  it('is refused as unknown-key when nobody named the key that signed it', () => {
    expect(verify(signedBy('contoh-99', anAggregate()), now)).toEqual({
      rule: 'unknown-key',
      member: undefined,
    });
  });

  it.each([['', '..', 'a.b.c', `${signedBy('contoh-14', anAggregate())}.more`]])(
    'is refused as unreadable when it is none',
    (...texts) => {
      for (const text of texts) expect(ruleOf(text)).toBe('unreadable');
    },
  );

  it('of one member is not taken for that of another, whoever signs it', () => {
    expect(ruleOf(signedBy('contoh-18', anAggregate()))).toBe('another-deployment');
    const claims = anAggregate({ deployment: 'contoh-18' });
    expect(ruleOf(signedBy('contoh-18', claims))).toBe('foreign-region');
  });

  it('has a test for each rule but the one that needs what is stored', () => {
    const tested = new Set<string>([...wrong.map(([rule]) => rule), 'forged', 'unknown-key']);
    expect(rules.filter((rule) => !tested.has(rule))).toEqual(['unreadable', 'contradicts']);
  });
});

describe('sums', () => {
  const number = fc.integer({ min: 0, max: 1000 });
  const people = fc
    .record({ attended: number, confirmed: number, attendedByUnit: number, others: number })
    .map((parts) => ({
      ...parts,
      pledged: parts.attended + parts.confirmed + parts.attendedByUnit + parts.others,
    }));
  const honest = fc
    .tuple(people, people)
    .map(([one, other]) =>
      anAggregate({ regions: [peopleOf('14', one), peopleOf('14.06', other)] }),
    );
  const field = fc.constantFrom(
    ...(['pledged', 'attended', 'confirmed', 'attendedByUnit', 'others', 'expected'] as const),
  );

  it('that add up are taken, and refused once any number in them is another', () => {
    fc.assert(
      fc.property(honest, field, fc.integer({ min: 1, max: 50 }), (aggregate, name, by) => {
        expect(refusedAs(aggregate)).toBeUndefined();
        const [first = peopleOf('14'), ...others] = aggregate.regions;
        const changed = {
          ...aggregate,
          regions: [{ ...first, [name]: first[name] + by }, ...others],
        };
        expect(['parts-differ', 'totals-differ']).toContain(refusedAs(changed));
      }),
      { numRuns: 50 },
    );
  });
});

describe('what an aggregate has room for', () => {
  /** Every text that a schema allows, with its limits. */
  const textsIn = (schema: unknown): Record<string, unknown>[] => {
    if (typeof schema !== 'object' || schema === null) return [];
    const own = Reflect.get(schema, 'type') === 'string' ? [{ ...schema }] : [];
    return [...own, ...Object.values(schema).flatMap(textsIn)];
  };

  it('is numbers, names of a list and codes: nothing that somebody wrote', () => {
    const schema = toJSONSchema(regionalAggregate);
    const texts = textsIn(schema);
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts)
      expect(
        Object.keys(text).filter((key) => ['enum', 'const', 'pattern'].includes(key)),
      ).not.toEqual([]);
    expect(JSON.stringify(schema)).not.toMatch(/"additionalProperties":(true|\{)/);
  });
});
