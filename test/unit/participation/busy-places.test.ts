import { describe, expect, it } from '@jest/globals';
import type { ArrivedMinute } from '../../../functions/pledges/counting/arrival-minute.ts';
import { arrivalPolicy } from '../../../functions/pledges/counting/arrival-policy.ts';
import { noArrivals } from '../../../functions/pledges/counting/arrivals.ts';
import { placeLoad } from '../../../functions/pledges/counting/busy-places.ts';
import { marksIn, senderMark } from '../../../functions/pledges/register/sender-mark.ts';

const key = new Uint8Array(32).fill(7);
const start = Date.parse('2026-11-23T01:00:00Z');
const office = '203.0.113.7';
const marks = marksIn(senderMark(key, office, start));

/** What one shard saw of a minute of the office. */
const minute = (network: number, address: number, minutesAgo = 1): ArrivedMinute => ({
  ...noArrivals(),
  minute: start - minutesAgo * 60_000,
  networks: { [marks.network]: network },
  addresses: { [marks.address]: address },
});

const looking = (minutes: ArrivedMinute[] | Error) => {
  let now = start;
  const asked: [string, number][] = [];
  const faults: unknown[] = [];
  const load = placeLoad({
    arrivals: {
      since: (region, ms) => {
        asked.push([region, ms]);
        return minutes instanceof Error ? Promise.reject(minutes) : Promise.resolve(minutes);
      },
    },
    key: () => Promise.resolve(key),
    now: () => now,
    fault: (error) => faults.push(error),
  });
  return { load, asked, faults, pass: (ms: number) => (now += ms) };
};

describe('how busy a place is', () => {
  it.each([
    ['a full hall below the limit', [minute(60, 20)], 1],
    ['an address at twice its limit', [minute(40, 40)], 2],
    ['a network at three times its limit', [minute(180, 1)], 3],
    ['what two shards saw of one minute, together', [minute(60, 1), minute(60, 1)], 2],
    ['the busiest of several minutes, and no sum of them', [minute(50, 1), minute(60, 1, 2)], 1],
    ['nothing', [], 0],
  ])('is by %s', async (_, minutes, times) => {
    expect(await looking(minutes).load('18.09', office)).toBe(times);
  });

  it('is nothing to other addresses of other networks', async () => {
    expect(await looking([minute(600, 600)]).load('18.09', '198.51.100.1')).toBe(0);
  });

  it('is looked at once in ten seconds for a region, and for the last ten minutes only', async () => {
    const { load, asked, pass } = looking([]);
    for (let n = 0; n < 5; n += 1) await load('18.09', office);
    await load('14.06', office);
    expect(asked).toEqual([
      ['18.09', start - arrivalPolicy.busyMs],
      ['14.06', start - arrivalPolicy.busyMs],
    ]);
    pass(arrivalPolicy.lookedMs);
    await load('18.09', office);
    expect(asked).toHaveLength(3);
  });

  it('is nothing where nobody can look: no claim waits for it', async () => {
    const { load, faults } = looking(new Error('throttled'));
    expect(await load('18.09', office)).toBe(0);
    expect(faults).toHaveLength(1);
  });
});
