import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { conducts } from '../../../functions/reports/intake/conducts.ts';
import { classification, type Proposal } from '../../../functions/reports/law/classification.ts';
import { classify as classifyBy, type Facts } from '../../../functions/reports/law/classify.ts';
import { shippedCatalogue, staffKinds } from '../../../functions/reports/law/editions.ts';
import type { Election } from '../../../shared/calendar/election.ts';
import { misfitWith } from '../../support/fits-its-schema.ts';

const pilkada: Election = {
  kind: 'pilkada',
  name: { id: 'Pilkada 2024', en: 'Local elections 2024' },
  phases: {
    determinationOn: '2024-09-22',
    campaignFrom: '2024-09-25',
    campaignTo: '2024-11-23',
    voteOn: '2024-11-27',
  },
};
const classify = (of: Facts) => classifyBy(of, shippedCatalogue());
const facts = (more: Partial<Facts> = {}): Facts => ({
  conduct: 'social-engagement',
  occurredOn: '2024-10-01',
  election: pilkada,
  staffKind: 'pns',
  ...more,
});
const before = { occurredOn: '2024-09-01' };
const slugs = (more: Partial<Facts>) => classify(facts(more)).rows.map(({ slug }) => slug);
const rules = (more: Partial<Facts>) => classify(facts(more)).why.map(({ rule }) => rule);
const asks = (more: Partial<Facts>) => classify(facts(more)).questions.map(({ ask }) => ask);

describe('the class of a conduct', () => {
  it('is published as its schema says, whatever the facts', () => {
    for (const { slug: conduct } of conducts)
      for (const occurredOn of [
        '2021-06-01',
        '2024-09-01',
        '2024-09-22',
        '2024-10-01',
        '2026-11-29',
      ])
        for (const staffKind of staffKinds)
          expect(
            misfitWith(classification, classify(facts({ conduct, occurredOn, staffKind }))),
          ).toBeUndefined();
  });

  it('changes on the day candidates are determined: a like of the eve is a matter of ethics', () => {
    const eve = classify(facts({ occurredOn: '2024-09-21' }));
    const day = classify(facts({ occurredOn: '2024-09-22' }));
    expect([eve.proposal, eve.severity, eve.usualSanction?.levels]).toEqual(['etik', 1, ['moral']]);
    expect([day.proposal, day.severity, day.usualSanction?.levels]).toEqual([
      'disiplin',
      4,
      ['heavy'],
    ]);
    expect(day.questions.map(({ ask }) => ask)).toEqual(['hour-of-determination']);
    expect(eve.questions).toEqual([]);
  });

  it.each<[string, Partial<Facts>, Proposal, number]>([
    ['a banner before', { conduct: 'display-props', ...before }, 'etik', 2],
    ['a banner after', { conduct: 'display-props' }, 'disiplin', 4],
    ['online promotion before', { conduct: 'online-campaign', ...before }, 'etik', 2],
    ['online promotion after', { conduct: 'online-campaign' }, 'disiplin', 4],
    ['a photo with a sign before', { conduct: 'partisan-photo', ...before }, 'etik', 2],
    ['a photo with a sign after', { conduct: 'partisan-photo' }, 'disiplin', 4],
    ['a declaration before', { conduct: 'attend-declaration', ...before }, 'etik', 2],
    ['a declaration after', { conduct: 'attend-declaration' }, 'disiplin', 4],
    ['an introduction before', { conduct: 'join-introduction-event', ...before }, 'etik', 2],
    ['an introduction after', { conduct: 'join-introduction-event' }, 'satgas-decides', 3],
    ['a campaign team before', { conduct: 'campaign-team', ...before }, 'disiplin', 3],
    ['a campaign team after', { conduct: 'campaign-team' }, 'disiplin', 4],
    ['courting a party before', { conduct: 'approach-party', ...before }, 'disiplin', 3],
    ['courting a party after', { conduct: 'approach-party' }, 'satgas-decides', 3],
    ['support letters before', { conduct: 'support-independent', ...before }, 'disiplin', 4],
    ['party membership whenever', { conduct: 'party-membership', ...before }, 'disiplin', 5],
    ['a partisan meeting whenever', { conduct: 'organise-activity', ...before }, 'disiplin', 4],
    ['a biased decision whenever', { conduct: 'biased-decision', ...before }, 'disiplin', 5],
    ['joining the campaign', { conduct: 'campaign-participant' }, 'disiplin', 4],
    ['mobilising staff', { conduct: 'mobilise-staff' }, 'disiplin', 5],
    ['state cars before', { conduct: 'state-facilities', ...before }, 'satgas-decides', 3],
    ['something else', { conduct: 'other' }, 'satgas-decides', 3],
    ['a conduct nobody listed', { conduct: 'unheard-of' }, 'satgas-decides', 3],
    ['a like after the vote', { occurredOn: '2024-11-28' }, 'disiplin', 4],
    ['a like before any edition', { occurredOn: '2020-09-09' }, 'satgas-decides', 3],
  ])('of %s', (_, more, proposal, severity) => {
    const { proposal: said, severity: ours } = classify(facts(more));
    expect([said, ours]).toEqual([proposal, severity]);
  });

  it('rests on the row of the phase, and on the row of everything else where there is none', () => {
    expect(slugs({ conduct: 'campaign-team', ...before })).toEqual([
      'discipline-campaign-team-before',
    ]);
    expect(slugs({ conduct: 'campaign-participant', ...before })).toEqual(['discipline-other']);
    expect(rules({ conduct: 'campaign-participant', ...before })).toContain('row:none-in-phase');
  });

  it('shows that press copies disagree, both levels, and asks for the signed text', () => {
    const approach = classify(facts({ conduct: 'approach-party', ...before }));
    expect(approach.usualSanction?.levels).toEqual(['medium', 'heavy']);
    expect(approach.rows[0]?.conflict?.id).toContain('Salinan pers');
    expect(approach.why.map(({ rule }) => rule)).toContain(
      'conflict:discipline-approach-party-for-candidacy',
    );
    expect(approach.questions.map(({ ask }) => ask)).toContain('level-in-signed-annex');
  });

  it('names the crime besides, by the kind of election', () => {
    const team = 'criminal:discipline-campaign-team-after';
    const pemilu: Election = { ...pilkada, kind: 'pemilu' };
    expect(rules({ conduct: 'campaign-team' })).not.toContain(team);
    expect(rules({ conduct: 'campaign-team', election: pemilu })).toContain(team);
    expect(rules({ conduct: 'biased-decision' })).toContain('criminal:discipline-biased-decision');
  });

  it('says of 2021 that the annex of its edition was not read', () => {
    const old = classify(facts({ occurredOn: '2021-08-01' }));
    expect(old.edition).toBe('skb-2020');
    expect(old.why[0]?.because.id).toContain('belum terbaca');
    expect(old.usualSanction?.words[0]?.basis).toContain('PP 42/2004');
  });
});

describe('a candidate’s spouse', () => {
  it.each<[string, Partial<Facts>, Proposal]>([
    [
      'campaigns on leave',
      { conduct: 'spouse-campaign', spouse: 'yes-on-cltn' },
      'no-breach-by-itself',
    ],
    ['campaigns without leave', { conduct: 'spouse-campaign', spouse: 'yes-not-on-cltn' }, 'etik'],
    ['campaigns, leave unknown', { conduct: 'spouse-campaign', spouse: 'unknown' }, 'etik'],
    ['campaigns, nobody asked', { conduct: 'spouse-campaign' }, 'etik'],
    ['is none', { conduct: 'spouse-campaign', spouse: 'no' }, 'satgas-decides'],
    [
      'attends on leave',
      { conduct: 'attend-declaration', spouse: 'yes-on-cltn' },
      'no-breach-by-itself',
    ],
    ['attends without leave', { conduct: 'attend-declaration', spouse: 'yes-not-on-cltn' }, 'etik'],
    [
      'is introduced without leave',
      { conduct: 'join-introduction-event', spouse: 'yes-not-on-cltn', ...before },
      'no-breach-by-itself',
    ],
    ['likes on leave', { spouse: 'yes-on-cltn' }, 'disiplin'],
    ['posts on leave', { conduct: 'online-campaign', spouse: 'yes-on-cltn' }, 'disiplin'],
    ['poses with a sign', { conduct: 'partisan-photo', spouse: 'yes-on-cltn' }, 'disiplin'],
    ['decides in favour', { conduct: 'biased-decision', spouse: 'yes-on-cltn' }, 'disiplin'],
  ])('who %s', (_, more, proposal) => expect(classify(facts(more)).proposal).toBe(proposal));

  it('is asked about where it matters', () => {
    expect(asks({ conduct: 'spouse-campaign' })).toContain('spouse-and-cltn');
    expect(asks({ conduct: 'partisan-photo', spouse: 'yes-on-cltn' })).toContain('partisan-sign');
    expect(asks({ conduct: 'attend-declaration', spouse: 'yes-on-cltn' })).toContain(
      'spouse-conduct',
    );
  });

  it('without leave falls under the special row, and the general one stays in sight', () => {
    expect(slugs({ conduct: 'attend-declaration', spouse: 'yes-not-on-cltn' })).toEqual([
      'ethics-spouse-campaign-without-leave',
      'discipline-attend-declaration-partisan',
    ]);
  });

  it('on leave has no usual sanction and the lowest urgency', () => {
    const { usualSanction, severity } = classify(
      facts({ conduct: 'spouse-campaign', spouse: 'yes-on-cltn' }),
    );
    expect([usualSanction, severity]).toEqual([undefined, 1]);
  });
});

describe('attendance alone', () => {
  it('is a question, not a verdict', () => {
    expect(asks({ conduct: 'attend-declaration' })).toContain('active-support');
    expect(rules({ conduct: 'attend-declaration' })).toContain('attendance:alone');
  });

  it('is no breach by itself once officers found no support, and one once they did', () => {
    const seen = (activeSupport: 'yes' | 'no') =>
      classify(facts({ conduct: 'attend-declaration', activeSupport }));
    expect(seen('no').proposal).toBe('no-breach-by-itself');
    expect(seen('yes').proposal).toBe('disiplin');
    expect(seen('yes').questions).toEqual([]);
  });
});

describe('the kind of staff', () => {
  it.each([
    ['pns', 'disiplin', false],
    ['pppk', 'disiplin', true],
    ['pppk-part-time', 'disiplin', true],
    ['non-asn', 'disiplin', true],
    ['unknown', 'disiplin', false],
    ['village', 'out-of-scope', false],
    ['tni-polri', 'out-of-scope', false],
    ['other', 'out-of-scope', false],
  ] as const)('%s: %s', (staffKind, proposal, byContract) => {
    const said = classify(facts({ staffKind }));
    expect(said.proposal).toBe(proposal);
    expect(said.usualSanction?.byContract !== undefined).toBe(byContract);
    expect(said.referTo?.code).toBe(proposal === 'out-of-scope' ? 'bawaslu' : undefined);
  });

  it('is asked for while it is not known', () => {
    expect(asks({ staffKind: 'unknown' })).toContain('staff-kind');
  });
});

describe('the reasoning', () => {
  it('is shown for whatever is reported: edition, staff, phase, row, each with words and a source', () => {
    const reported = fc.record({
      conduct: fc.constantFrom(...conducts.map(({ slug }) => slug)),
      occurredOn: fc.constantFrom(
        '2019-01-01',
        '2021-03-01',
        '2024-09-21',
        '2024-10-30',
        '2030-01-01',
      ),
      election: fc.constantFrom(pilkada, { ...pilkada, kind: 'pemilu' as const }),
      spouse: fc.constantFrom('no', 'yes-on-cltn', 'yes-not-on-cltn', 'unknown', undefined),
      staffKind: fc.constantFrom(...staffKinds),
      activeSupport: fc.constantFrom('yes', 'no', 'unknown', undefined),
    });
    fc.assert(
      fc.property(reported, (known) => {
        const { why, rows, proposal, severity } = classify(known);
        expect(why.length).toBeGreaterThanOrEqual(2);
        for (const { rule, because, source } of why) {
          expect(rule).toMatch(/^[a-z]+:[a-z0-9-]+$/);
          expect(because.id && because.en && source).toBeTruthy();
        }
        expect(severity).toBeGreaterThanOrEqual(1);
        if (proposal === 'etik' || proposal === 'disiplin') expect(rows[0]?.class).toBe(proposal);
        if (proposal === 'out-of-scope') expect(rows).toEqual([]);
      }),
    );
  });

  it('reads from the law of the day to the row', () => {
    expect(rules({})).toEqual([
      'edition:skb-2022',
      'staff:pns',
      'phase:campaign',
      'row:discipline-social-engagement',
    ]);
  });
});
