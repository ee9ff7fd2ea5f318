import { describe, expect, it } from '@jest/globals';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Held } from '../../../shared/decrees/held.ts';
import { addedToCampaign, layCampaign } from '../../../shared/decrees/lay-campaign.ts';
import { liveOver } from '../../../shared/decrees/live-over.ts';
import { releasedPlan } from '../../../shared/alert-policy.ts';
import { demoCampaign } from '../../support/campaign.ts';

const now = Date.UTC(2026, 10, 23, 2);
const phase = { name: { id: 'Masa', en: 'Phase' }, opens: '2026-09-01' };
const base: Campaign = { ...demoCampaign(), pledgePhases: [{ ...phase, closes: '2027-04-30' }] };
delete base.alertPlan;

const decreed = (kind: string, value: unknown): Held => ({
  ...{ subject: 'in-force', item: `${kind}#ID`, kind, scope: 'ID', version: 1 },
  holds: [{ validFrom: '2026-11-01', agreedAt: 1, changeId: 'a', value }],
});
const round = {
  ...{ kind: 'pilkada', name: { id: 'Putaran kedua', en: 'Second round' }, from: '2026-12-10' },
  phases: {
    ...{ determinationOn: '2026-12-15', campaignFrom: '2027-01-04', campaignTo: '2027-01-20' },
    voteOn: '2027-01-27',
  },
};

describe('what is decreed over a campaign whose release has none of it', () => {
  it('is seen through the live campaign', () => {
    const rows = [decreed('rounds', [round]), decreed('alert-plan', releasedPlan)];
    const { live, callBegins } = liveOver<Campaign>(base, {
      ...{ lay: layCampaign, stays: [], adds: addedToCampaign, now: () => now },
      decrees: { known: () => ({ rows, stamp: 'a' }) as never, fresh: () => undefined },
      leftOut: () => undefined,
    });
    void callBegins();
    expect(live.rounds).toEqual([round]);
    expect(live.alertPlan).toEqual(releasedPlan);
    const laid = layCampaign(base, rows, now).laid;
    const seen = new Set<string>([...Object.keys(base), ...addedToCampaign, 'lastDay']);
    expect(Object.keys(laid).filter((name) => !seen.has(name))).toEqual([]);
  });

  it('is a round up to the last day of the release, though phases of pledging end before', () => {
    const shorter = decreed('pledge-phases', [{ ...phase, closes: '2026-11-30' }]);
    const { laid } = layCampaign(base, [shorter, decreed('rounds', [round])], now);
    expect(laid.pledgePhases[0]?.closes).toBe('2026-11-30');
    expect(laid.rounds).toEqual([round]);
  });
});
