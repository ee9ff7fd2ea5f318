import { describe, expect, it } from '@jest/globals';
import { conducts } from '../../../functions/reports/intake/conducts.ts';
import data from '../../../functions/reports/law/editions.json' with { type: 'json' };
import {
  authorityOn,
  categoriesOf,
  editionOn,
  shippedCatalogue,
  legalBasisOn,
  sanctionOn,
  staffKinds,
  staffRule,
} from '../../../functions/reports/law/editions.ts';
import { sanctionLevels } from '../../../functions/reports/law/classification.ts';

const catalogue = shippedCatalogue();

const table = () => {
  const edition = editionOn(catalogue, '2026-11-23');
  if (!edition) throw new Error('no edition in force');
  return categoriesOf(catalogue, edition);
};
const category = (slug: string) => {
  const found = table().find((one) => one.slug === slug);
  if (!found) throw new Error(`no category ${slug}`);
  return found;
};

describe('law with dates', () => {
  it.each([
    ['2020-09-09', undefined],
    ['2020-09-10', 'skb-2020'],
    ['2022-09-21', 'skb-2020'],
    ['2022-09-22', 'skb-2022'],
    ['2026-11-23', 'skb-2022'],
  ])('has on %s the edition %s', (date, id) => expect(editionOn(catalogue, date)?.id).toBe(id));

  it.each([
    ['supervision', '2020-01-01', 'kasn'],
    ['supervision', '2024-08-23', 'kasn'],
    ['supervision', '2024-08-24', 'bkn'],
    ['supervision', '2027-10-17', 'bkn'],
    ['policy', '2026-11-23', 'panrb'],
    ['election-supervision', '2026-11-23', 'bawaslu'],
    ['staff-sanction', '2026-11-23', 'ppk'],
  ])('names as %s on %s: %s', (role, date, code) =>
    expect(authorityOn(role, date)?.code).toBe(code),
  );

  it('says which body is awaited, and by when', () => {
    expect(authorityOn('supervision', '2026-11-23')?.expected).toMatchObject([
      { by: '2027-10-16', source: expect.stringContaining('MK 121') },
    ]);
    expect(authorityOn('nobody', '2026-11-23')).toBeUndefined();
  });

  it('numbers articles as they stood on the day', () => {
    const like = category('ethics-social-engagement');
    expect(legalBasisOn(like, '2023-10-30')[0]).toContain('UU 5/2014');
    expect(legalBasisOn(like, '2023-10-31')[0]).toContain('UU 20/2023');
    const props = category('discipline-display-campaign-props');
    expect(legalBasisOn(props, '2021-08-30').join()).toContain('PP 53/2010');
    expect(legalBasisOn(props, '2021-08-31').join()).toContain('PP 94/2021');
  });

  it.each(sanctionLevels)('knows what %s means whenever an edition is in force', (level) => {
    for (const date of ['2020-09-10', '2021-08-30', '2021-08-31', '2023-10-31', '2030-01-01'])
      expect(sanctionOn(level, date)?.words.en).toBeTruthy();
  });

  it.each(staffKinds)('says in words how it holds for %s', (kind) => {
    expect(staffRule(kind).words.id.length).toBeGreaterThan(10);
  });
});

describe('the catalogue', () => {
  it('knows every conduct of the form, and no other', () => {
    const known = new Set(table().map(({ conduct }) => conduct));
    expect([...known].sort()).toEqual(conducts.map(({ slug }) => slug).sort());
  });

  it('is never milder than the form says: a reporter’s urgency is the highest of the conduct’s rows', () => {
    for (const { slug, severity } of conducts) {
      const rows = table().filter(({ conduct }) => conduct === slug);
      expect({ slug, severity: Math.max(...rows.map((row) => row.severity)) }).toEqual({
        slug,
        severity,
      });
    }
  });

  it('has seven rows of ethics, thirteen of discipline, and three of the statute alone', () => {
    const numbers = (of: string) =>
      table().flatMap((one) => (one.class === of && one.row ? [one.row] : []));
    expect(numbers('etik')).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(numbers('disiplin')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(table().filter(({ row }) => row === undefined)).toHaveLength(3);
  });

  it('gives every row words in two languages, a source and an article that is known', () => {
    for (const row of table()) {
      expect(row.name.id && row.name.en).toBeTruthy();
      expect(row.sources.length).toBeGreaterThan(0);
      expect(row.basis.filter((key) => !(key in data.instruments))).toEqual([]);
      expect(legalBasisOn(row, '2026-11-23')).toHaveLength(row.basis.length);
    }
  });

  it('shows where press copies disagree instead of choosing', () => {
    const approach = category('discipline-approach-party-for-candidacy');
    expect(approach.sanctions).toEqual(['medium', 'heavy']);
    expect(approach.conflict?.id).toContain('S14');
  });
});
