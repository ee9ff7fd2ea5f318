import { describe, expect, it } from '@jest/globals';
import { burstFrom, inBurst } from '../../../functions/reports/sources/in-burst.ts';
import type { RecentDelivery } from '../../../functions/reports/sources/recent.ts';
import { senders } from '../../support/webhook-senders.ts';

const [sender] = senders;
if (!sender) throw new Error('There is no sender');

const line = (more: Partial<RecentDelivery> = {}): RecentDelivery => ({
  ...{ receivedAt: 0, outcome: 'taken', reports: 1, reasons: [], fields: [] },
  ...more,
});

/** A door whose source an admin may change, and whose clock stands until it is moved. */
const theDoor = () => {
  const seen = { reads: 0, lines: [] as RecentDelivery[], at: 1_795_397_400_000, active: true };
  const door = inBurst({
    sources: {
      find: (name) => {
        seen.reads += 1;
        const found = { ...sender.source, source: name, active: seen.active };
        return Promise.resolve(name === 'tak-ada' ? undefined : found);
      },
    },
    recent: { note: (_, delivery) => Promise.resolve(void seen.lines.push(delivery)) },
    now: () => seen.at,
  });
  const deliver = async (name = 'ramai', what = line()) => {
    const source = await door.sources.find(name);
    await door.recent.note(name, what);
    return source;
  };
  const many = async (times: number, everyMs: number, what = line()) => {
    for (let nth = 0; nth < times; nth += 1) {
      await deliver('ramai', what);
      seen.at += everyMs;
    }
  };
  return { seen, deliver, many };
};

describe('a source that sends a few', () => {
  it('is read for each delivery, and each has its line', async () => {
    const { seen, many } = theDoor();
    await many(20, 1000 / burstFrom);
    expect([seen.reads, seen.lines.length]).toEqual([20, 20]);
  });

  it('is as its admin has changed it at the very next delivery', async () => {
    const { seen, deliver } = theDoor();
    expect(await deliver()).toMatchObject({ active: true });
    seen.active = false;
    expect(await deliver()).toMatchObject({ active: false });
  });
});

describe('a source that sends many a second', () => {
  it('is read once a second, and leaves one line a second', async () => {
    const { seen, many } = theDoor();
    await many(1000, 10);
    expect(seen.reads).toBeLessThanOrEqual(10 + burstFrom);
    expect(seen.lines.length).toBeLessThanOrEqual(10 + burstFrom);
  });

  it('is as its admin has changed it a second later', async () => {
    const { seen, deliver, many } = theDoor();
    await many(100, 10);
    seen.active = false;
    seen.at += 1000;
    expect(await deliver()).toMatchObject({ active: false });
  });

  it('leaves a line of all that was refused or set aside', async () => {
    const { seen, many } = theDoor();
    await many(100, 10, line({ outcome: 'set-aside', reasons: ['invalid-fields'] }));
    expect(seen.lines).toHaveLength(100);
  });

  it('says nothing of a name that is no source, and remembers no more names than some', async () => {
    const { seen, deliver } = theDoor();
    for (let nth = 0; nth < 20; nth += 1) expect(await deliver('tak-ada')).toBeUndefined();
    expect(seen.reads).toBe(20);
    for (let nth = 0; nth < 2000; nth += 1) await deliver(`nama-${String(nth)}`);
    expect(seen.reads).toBe(2020);
  });
});
