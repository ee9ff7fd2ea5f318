import { describe, expect, it } from '@jest/globals';
import { sweepLine } from '../../../functions/satgas/telling/sweep-line.ts';
import { together } from '../../../shared/trigger/together.ts';
import { anOfficer } from '../../support/builders.ts';
import { memoryDeliveries } from '../../support/memory-deliveries.ts';
import { mondayMorning } from '../../support/memory-satgas.ts';

const theLine = () => {
  const counted: [string, number][] = [];
  const { deliveries } = memoryDeliveries();
  const confirmed = { emailConfirmedAt: 1 };
  const sweep = sweepLine({
    regions: ['14.06', '18.09'],
    officers: {
      listOf: (regions) =>
        Promise.resolve(regions.includes('18.09') ? [anOfficer('petugas-1', confirmed)] : []),
    },
    deliveries,
    announcements: {
      listOutcomes: () => Promise.resolve([]),
      noteOutcome: () => Promise.reject(new Error('noted')),
    },
    count: (metric, amount) => counted.push([metric, amount]),
    now: () => mondayMorning,
  });
  const waits = (sendAt: number, region = '18.09') =>
    deliveries.plan({
      ...{ region, officerId: 'petugas-1', channel: 'sms', alertRegion: '18.09' },
      ...{ alertId: `1-${String(sendAt)}`, step: 0, severity: 3, at: 1 },
      ...{ state: 'queued', sendAt, attempts: 0 },
    });
  return { sweep, waits, counted };
};

describe('the hourly sweep', () => {
  it('names a region where nobody could be told, before its first report', async () => {
    const { sweep, counted } = theLine();
    expect(await sweep()).toEqual({ unreachable: ['14.06'], overdue: [] });
    expect(counted).toEqual([['RegionsUnreachable', 1]]);
  });

  it('finds messages that were due more than an hour ago, also above the regions', async () => {
    const { sweep, waits, counted } = theLine();
    await waits(mondayMorning - 3_600_001);
    await waits(mondayMorning - 3_600_001, '18');
    await waits(mondayMorning - 60_000, '14.06');
    const { overdue } = await sweep();
    expect(overdue.sort()).toEqual(['18', '18.09']);
    expect(counted.filter(([metric]) => metric === 'MessagesOverdue')).toHaveLength(2);
  });

  it('is held back by nothing else that the same clock wakes', async () => {
    const done: string[] = [];
    const broken = () => Promise.reject(new Error('SNS is down'));
    const other = () => {
      done.push('other');
      return Promise.resolve({});
    };
    await expect(together(broken, other)()).rejects.toThrow('SNS is down');
    expect(done).toEqual(['other']);
  });
});
