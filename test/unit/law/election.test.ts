import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import {
  electionOf,
  electionShape,
  phaseOn,
  type Election,
  type Phase,
} from '../../../shared/calendar/election.ts';
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

describe('the election of a region', () => {
  it('is the campaign’s, unless the region votes again by itself', () => {
    const [first, second] = demoCampaign().regions;
    if (!first || !second) throw new Error('the demo serves two regions');
    const again = withPhases({ voteOn: '2025-04-19' });
    const campaign = { ...demoCampaign(), regions: [first, { ...second, election: again }] };
    expect(electionOf(campaign, first.code)).toEqual(campaign.election);
    expect(electionOf(campaign, second.code)).toEqual(again);
    expect(electionOf(campaign, '99.99')).toEqual(campaign.election);
  });

  it('of the demo is named a demo, and its campaign runs in November 2026', () => {
    const { election } = demoCampaign();
    expect(election.name.id).toContain('peragaan');
    expect(phaseOn(election, '2026-11-23')).toBe('campaign');
  });
});
