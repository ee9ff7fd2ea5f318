import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import {
  electionOf,
  electionShape,
  nextVote,
  phaseOn,
  type Election,
  type Phase,
} from '../../../shared/calendar/election.ts';
import { campaignFaults } from '../../../infra/deployment-campaign.ts';
import { lastDayOf } from '../../../shared/campaign-end.ts';
import { demoCampaign } from '../../support/campaign.ts';

const pilkada2024: Election = {
  kind: 'pilkada',
  name: { id: 'Pilkada 2024', en: 'Local elections 2024' },
  phases: {
    determinationOn: '2024-09-22',
    campaignFrom: '2024-09-25',
    campaignTo: '2024-11-23',
    voteOn: '2024-11-27',
  },
};
const withPhases = (more: Partial<Election['phases']>) => ({
  ...pilkada2024,
  phases: { ...pilkada2024.phases, ...more },
});

describe('the phase of an election', () => {
  it.each<[string, Phase]>([
    ['2023-01-01', 'before-determination'],
    ['2024-09-21', 'before-determination'],
    ['2024-09-22', 'determined'],
    ['2024-09-24', 'determined'],
    ['2024-09-25', 'campaign'],
    ['2024-11-23', 'campaign'],
    ['2024-11-24', 'quiet-days'],
    ['2024-11-26', 'quiet-days'],
    ['2024-11-27', 'vote'],
    ['2024-11-28', 'after-vote'],
  ])('on %s is %s', (date, phase) => expect(phaseOn(pilkada2024, date)).toBe(phase));

  it('knows days between campaign and quiet days where they do not touch', () => {
    const election = withPhases({ quietFrom: '2024-11-25' });
    expect(phaseOn(election, '2024-11-24')).toBe('determined');
    expect(phaseOn(election, '2024-11-25')).toBe('quiet-days');
  });
});

describe('the dates of an election', () => {
  it.each<[string, Partial<Election['phases']>]>([
    ['a campaign before the determination', { campaignFrom: '2024-09-21' }],
    ['a campaign that ends before it begins', { campaignTo: '2024-09-24' }],
    ['a vote within the campaign', { voteOn: '2024-11-23' }],
    ['quiet days within the campaign', { quietFrom: '2024-11-23' }],
    ['quiet days after the vote', { quietFrom: '2024-11-28' }],
    ['a day that does not exist', { determinationOn: '2024-02-30' }],
    ['a day written otherwise', { determinationOn: '22-09-2024' }],
  ])('are refused for %s', (_, more) => {
    expect(z.safeParse(electionShape, withPhases(more)).success).toBe(false);
  });

  it('are taken as KPU set them in 2024', () => {
    expect(z.parse(electionShape, pilkada2024)).toEqual(pilkada2024);
  });
});

describe('another round', () => {
  const first = { ...demoCampaign(), rounds: undefined };
  const round = (from: string, more: object = {}) => ({
    ...withPhases({
      ...{ determinationOn: from, campaignFrom: from, campaignTo: '2027-01-20' },
      voteOn: '2027-01-27',
    }),
    ...{ from, name: { id: 'Putaran kedua', en: 'Second round' } },
    ...more,
  });
  const [here, elsewhere] = first.regions.map(({ code }) => code);

  it('is what everything from its first day on belongs to, and nothing of before', () => {
    const campaign = { ...first, rounds: [round('2026-12-10')] };
    expect(electionOf(campaign, here ?? '', '2026-12-09')).toEqual(first.election);
    expect(electionOf(campaign, here ?? '', '2026-12-10').name.en).toBe('Second round');
    expect(electionOf(campaign, here ?? '', '')).toEqual(first.election);
  });

  it('is that of its regions alone where it names them, before a vote held again there, too', () => {
    const own = { ...first.election, name: { id: 'Ulang', en: 'Again' } };
    const campaign = {
      ...first,
      regions: first.regions.map((region) => ({ ...region, election: own })),
      rounds: [round('2026-12-10', { regions: [here] })],
    };
    expect(electionOf(campaign, here ?? '', '2027-01-01').name.en).toBe('Second round');
    expect(electionOf(campaign, elsewhere ?? '', '2027-01-01').name.en).toBe('Again');
  });

  it('decides by the day of an act whether a candidate stands already', () => {
    const campaign = { ...first, rounds: [round('2026-12-10')] };
    const phaseThen = (day: string) => phaseOn(electionOf(campaign, here ?? '', day), day);
    expect(phaseThen(first.election.phases.voteOn)).toBe('vote');
    expect(phaseThen('2027-01-05')).toBe('campaign');
    expect(phaseOn(first.election, '2027-01-05')).toBe('after-vote');
  });

  it('is the next vote once the one before is over, and the last stays', () => {
    const campaign = {
      ...first,
      rounds: [round('2026-12-10'), round('2026-12-11', { regions: [here] })],
    };
    const voteOf = (day: string) => nextVote(campaign, day).phases.voteOn;
    expect(voteOf(first.election.phases.voteOn)).toBe(first.election.phases.voteOn);
    expect(voteOf('2026-12-20')).toBe('2027-01-27');
    expect(voteOf('2028-01-01')).toBe('2027-01-27');
  });

  it('makes the campaign end with it: pledges are stored until a year after its vote', () => {
    const short = { ...first, pledgePhases: [], regions: [] };
    expect(lastDayOf(short)).toBe(first.election.phases.voteOn);
    expect(lastDayOf({ ...short, rounds: [round('2026-12-10')] })).toBe('2027-01-27');
  });

  it.each([
    ['after its own vote', [{ from: '2027-02-01' }], 'is after its vote'],
    ['of a region that is not served', [{ regions: ['99.01'] }], '99.01 is not served'],
    ['that begins with another', [{}, { regions: [here] }], 'another round of the same regions'],
  ])('is refused %s', (_, rounds, says) => {
    const campaign = { ...first, rounds: rounds.map((more) => round('2026-12-10', more)) };
    expect(campaignFaults(campaign as never).join()).toContain(says);
  });
});

describe('the election of a region', () => {
  it('is the campaign’s, unless the region votes again by itself', () => {
    const [first, second] = demoCampaign().regions;
    if (!first || !second) throw new Error('the demo serves two regions');
    const again = withPhases({ voteOn: '2025-04-19' });
    const campaign = { ...demoCampaign(), regions: [first, { ...second, election: again }] };
    expect(electionOf(campaign, first.code, '2026-11-20')).toEqual(campaign.election);
    expect(electionOf(campaign, second.code, '2026-11-20')).toEqual(again);
    expect(electionOf(campaign, '99.99', '2026-11-20')).toEqual(campaign.election);
  });

  it('of the demo is named a demo, and its campaign runs in November 2026', () => {
    const { election } = demoCampaign();
    expect(election.name.id).toContain('peragaan');
    expect(phaseOn(election, '2026-11-23')).toBe('campaign');
  });
});
