import { describe, expect, it } from '@jest/globals';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import { auditCounts } from '../../../functions/pledges/counting/audit-counts.ts';
import { tallyStream } from '../../../functions/pledges/counting/tally.stream.ts';
import type { PledgeChange } from '../../../functions/pledges/counting/tally.ts';
import { lastDayOf, pledgesEndAt } from '../../../shared/campaign-end.ts';
import { demoCampaign } from '../../support/campaign.ts';

const campaign = { ...demoCampaign(), regions: [] };
const phase = (closes: string) => [{ name: { id: '', en: '' }, opens: '2026-01-01', closes }];

describe('the end of a campaign', () => {
  it('is the last day on which any region votes or takes pledges', () => {
    const { election } = campaign;
    const before = { ...campaign, pledgePhases: phase('2026-12-01') };
    expect(lastDayOf(before)).toBe(election.phases.voteOn);
    expect(lastDayOf({ ...before, pledgePhases: phase('2027-01-31T16:00') })).toBe('2027-01-31');
    const again = { code: '18.01', pledgePhases: phase('2027-03-15'), election: undefined };
    expect(lastDayOf({ ...before, regions: [again] })).toBe('2027-03-15');
  });

  it('is followed by a year in which pledges are stored', () => {
    const ends = pledgesEndAt({ ...campaign, pledgePhases: phase('2026-12-31') });
    expect(new Date(ends * 1000).toISOString()).toBe('2028-01-01T00:00:00.000Z');
  });
});

const row = {
  region: { S: '18.09' },
  unit: { S: 'DISDIK' },
  staffKind: { S: 'pns' },
  pledgedAt: { N: '1795000000000' },
};
const removal = (by?: { type: 'Service'; principalId: string }): DynamoDBStreamEvent => ({
  Records: [
    {
      eventName: 'REMOVE',
      ...(by && { userIdentity: by }),
      dynamodb: { SequenceNumber: '1', OldImage: row },
    },
  ],
});

describe('a pledge that is gone', () => {
  const changesOf = async (event: DynamoDBStreamEvent): Promise<PledgeChange[]> => {
    const seen: PledgeChange[] = [];
    const handle = tallyStream({
      count: (_shard, changes) => {
        seen.push(...changes);
        return Promise.resolve([]);
      },
      publish: () => Promise.resolve(),
      note: () => Promise.resolve(),
    });
    await handle({ ...event, shardId: 'shard-1' }, {} as never);
    return seen;
  };

  it('still counts where its time was over, and counts one less where somebody erased it', async () => {
    const ended = removal({ type: 'Service', principalId: 'dynamodb.amazonaws.com' });
    expect(await changesOf(ended)).toEqual([{ sequence: '1' }]);
    expect(await changesOf(removal())).toMatchObject([{ before: { region: '18.09' } }]);
  });
});

describe('the nightly audit', () => {
  it('does nothing from the day before pledges end: there is less and less to recount', async () => {
    const reads: string[] = [];
    const audit = (now: number) =>
      auditCounts({
        campaign: demoCampaign(),
        pledges: {
          read: () => {
            reads.push('read');
            return Promise.resolve({ pledges: [], next: undefined });
          },
        },
        participation: { readNow: () => Promise.resolve([]) },
        audits: {
          run: () => Promise.resolve(undefined),
          keepRun: () => Promise.resolve(undefined),
          keepResult: () => Promise.resolve(undefined),
        } as never,
        publish: () => Promise.resolve(),
        now: () => now,
        endsAt: 1_830_000_000,
        budgetMs: 1,
        doubt: () => undefined,
      });
    expect(await audit(1_830_000_000_000 - 86_400_000)()).toBe('done');
    expect(reads).toEqual([]);
    expect(await audit(1_830_000_000_000 - 86_400_001)()).toBe('done');
    expect(reads).toEqual(['read']);
  });
});
