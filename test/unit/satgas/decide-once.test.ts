import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { rowOf } from '../../../functions/satgas/telling/delivery.ts';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const team = [
  anOfficer('petugas-1'),
  anOfficer('petugas-2', { email: undefined }),
  anOfficer('petugas-3', { phone: undefined }),
  anOfficer('ketua', { rung: 'chair' }),
];

/** An answer of the service itself. */
const answered = (name: string, httpStatusCode: number) =>
  Object.assign(new Error(name), { name, $metadata: { httpStatusCode } });
const throttled = () => answered('ThrottledException', 429);

const beforeNight = Date.parse('2026-11-23T12:59:50Z');
const bySms = ({ channel }: { channel: string }) => channel === 'sms';

describe('an SMS that the service did not take', () => {
  it('just before 20:00 is sent a minute later, as it was decided', async () => {
    let down = true;
    const satgas = theSatgas({
      officers: team.slice(1, 2),
      now: beforeNight,
      carrier: (_, take) => {
        if (down) throw throttled();
        take();
      },
    });
    await satgas.open(aReportReceived({ receivedAt: beforeNight }));
    expect(satgas.sent).toEqual([]);
    down = false;
    await satgas.pass(2);
    expect(satgas.sent.map(({ to, channel }) => [to, channel])).toEqual([['petugas-2', 'sms']]);
  });

  it('for two hours keeps no e-mail back, costs once, and comes once when it is back', async () => {
    let smsDown = true;
    const satgas = theSatgas({
      officers: team.slice(0, 1),
      carrier: ({ channel }, take) => {
        if (smsDown && channel === 'sms') throw throttled();
        take();
      },
    });
    await satgas.open(aReportReceived({ receivedAt: mondayMorning }));
    expect(satgas.sent.map(({ channel }) => channel)).toEqual(['email']);
    const first = satgas.spent();
    for (let minute = 0; minute < 120; minute += 1) {
      satgas.waitMinutes(1);
      await satgas.digest();
    }
    expect(satgas.spent()).toBe(first);
    smsDown = false;
    for (let minute = 0; minute < 16; minute += 1) {
      satgas.waitMinutes(1);
      await satgas.digest();
    }
    expect(satgas.sent.filter(bySms)).toHaveLength(1);
  });

  it('is not sent any more when its alert was taken meanwhile', async () => {
    let down = true;
    const satgas = theSatgas({
      officers: team.slice(0, 1),
      carrier: ({ channel }, take) => {
        if (down && channel === 'sms') throw throttled();
        take();
      },
    });
    await satgas.open(aReportReceived({ receivedAt: mondayMorning }));
    const alert = satgas.alert();
    if (!alert) throw new Error('no alert');
    await satgas.act.take(alert, 'petugas-1');
    down = false;
    await satgas.pass(2);
    expect(satgas.sent.filter(bySms)).toEqual([]);
  });
});

describe('an SMS whose answer was lost', () => {
  it('comes twice at most, though the service took it each time', async () => {
    const satgas = theSatgas({
      officers: team.slice(0, 1),
      carrier: ({ channel }, take) => {
        take();
        if (channel === 'sms') throw new Error('socket hang up');
      },
    });
    await satgas.open(aReportReceived({ receivedAt: mondayMorning }));
    await satgas.pass(10);
    expect(satgas.sent.filter(bySms)).toHaveLength(2);
    expect(satgas.spent()).toBe(1);
    const rows = [...satgas.deliveries.values()].filter(bySms);
    expect(rows.map(({ state }) => state)).toEqual(['failed']);
  });
});

describe('a message', () => {
  it('that two functions work on at once is decided by one of them, and sent once', async () => {
    const satgas = theSatgas({ officers: team.slice(0, 1), now: mondayMorning });
    await satgas.open(aReportReceived());
    const alert = satgas.alert();
    if (!alert) throw new Error('No alert was opened');
    const before = satgas.sent.length;
    const again = { ...alert, step: alert.step + 1 };
    await Promise.all([satgas.notify(again), satgas.notify(again)]);
    const channels = satgas.sent.slice(before).map(({ channel }) => channel);
    expect(channels.sort()).toEqual(['email', 'sms']);
  });
});

describe('an SMS that is refused for what it is', () => {
  it('has failed, is not paid for, and stops nobody else', async () => {
    const satgas = theSatgas({
      officers: team.slice(0, 3),
      carrier: ({ to, channel }, take) => {
        if (to === 'petugas-1' && channel === 'sms')
          throw answered('InvalidParameterException', 400);
        take();
      },
    });
    await satgas.open(aReportReceived({ receivedAt: mondayMorning }));
    await satgas.pass(5);
    expect(satgas.sent.map(({ to, channel }) => `${to} ${channel}`).sort()).toEqual([
      'petugas-1 email',
      'petugas-2 sms',
      'petugas-3 email',
    ]);
    expect(satgas.spent()).toBe(1);
  });
});

describe('a digest that is refused for what it is', () => {
  it('has failed, is not paid for, and what it held says in which digest that was', async () => {
    const night = Date.parse('2026-11-23T15:00:00Z');
    const satgas = theSatgas({
      officers: team.slice(1, 2),
      now: night,
      carrier: () => {
        throw answered('InvalidParameterException', 400);
      },
    });
    await satgas.open(aReportReceived({ receivedAt: night }));
    satgas.waitMinutes(8.5 * 60);
    await satgas.digest();
    const states = [...satgas.deliveries.values()].map(({ state, reason }) => [state, reason]);
    expect(states).toEqual([
      ['bundled', 'digest'],
      ['failed', 'InvalidParameterException'],
    ]);
    const [alert, digest] = [...satgas.deliveries.values()];
    expect(alert?.digest).toBe(digest && rowOf(digest).item);
    expect(digest?.holds).toMatchObject([{ alertId: alert?.alertId, step: 0 }]);
    expect(satgas.spent()).toBe(0);
  });
});

describe('whatever moves between any two awaits of planning, sending and settling', () => {
  const moves = ['night', 'minutes', 'silence', 'budget', 'throttled', 'lost', 'killed'] as const;

  it('tells every addressed officer or has them in a digest, nobody more than twice a step', async () => {
    const move = fc.record({ at: fc.nat({ max: 140 }), what: fc.constantFrom(...moves) });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 6 }), async (plan) => {
        const { satgas } = await theStory(plan);
        const rows = [...satgas.deliveries.values()];
        expect(rows.filter(({ state }) => state === 'queued' || state === 'held')).toEqual([]);
        for (const { attempts } of rows) expect(attempts).toBeLessThanOrEqual(2);
        for (const { officerId } of team.slice(0, 3)) {
          const own = rows.filter((row) => row.officerId === officerId);
          const told = own.filter(({ state }) => state === 'accepted' || state === 'bundled');
          // A lost answer, twice: it was sent, and nobody said so. A budget that is spent: the alert climbs.
          const ended = own.filter(
            ({ state, reason }) => state === 'failed' || reason === 'budget',
          );
          expect(told.length + ended.length).toBeGreaterThanOrEqual(1);
          const sent = satgas.sent.filter(({ to }) => to === officerId);
          expect(sent.length).toBeLessThanOrEqual(2 * own.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each(['night', 'silence', 'budget'] as const)(
    'leaves no message half done, wherever a function is killed and the %s begins',
    async (what) => {
      for (let at = 0; at < 60; at += 1) {
        const { satgas } = await theStory(
          [
            { at, what: 'killed' },
            { at, what },
          ],
          { stepMinutes: 5 },
        );
        const rows = [...satgas.deliveries.values()];
        const halfDone = rows.filter(({ state }) => state === 'queued' || state === 'held');
        expect({ at, halfDone }).toEqual({ at, halfDone: [] });
        const own = rows.filter(({ officerId }) => officerId === 'petugas-2');
        expect(own.length).toBeGreaterThanOrEqual(1);
      }
    },
  );

  /** A report at half past seven in the evening, moved at these edges, and all that follows until the next noon. */
  const theStory = async (
    plan: { at: number; what: (typeof moves)[number] }[],
    { stepMinutes = 1 } = {},
  ) => {
    let edges = 0;
    let dead = false;
    let next: 'throttled' | 'lost' | undefined;
    const start = Date.parse('2026-11-23T12:30:00Z');
    const world = {
      night: () => satgas.waitMinutes(45),
      minutes: () => satgas.waitMinutes(7),
      silence: () =>
        satgas.silences.set('18.09', {
          ...{ region: '18.09', until: satgas.now() + 7_200_000, reason: 'latihan', by: 'ketua' },
        }),
      budget: () => satgas.spendAll(),
      throttled: () => (next = 'throttled'),
      lost: () => (next = 'lost'),
      killed: () => (dead = true),
    };
    const satgas = theSatgas({
      officers: team,
      now: start,
      edge: () => {
        const here = edges;
        edges += 1;
        for (const { at, what } of plan) if (at === here) world[what]();
        if (dead) throw new Error('killed');
      },
      carrier: (_, take) => {
        const fault = next;
        next = undefined;
        if (fault === 'throttled') throw throttled();
        take();
        if (fault === 'lost') throw new Error('socket hang up');
      },
    });
    /** As a trigger does: again, when it was killed. */
    const untilDone = async (run: () => Promise<unknown>): Promise<void> => {
      for (;;) {
        try {
          await run();
          return;
        } catch (error) {
          if (!dead) throw error;
          dead = false;
        }
      }
    };
    await untilDone(() => satgas.open(aReportReceived({ receivedAt: start })));
    await untilDone(satgas.settle);
    for (let minute = 0; minute < 16 * 60; minute += stepMinutes) {
      satgas.waitMinutes(stepMinutes);
      await untilDone(satgas.tick);
    }
    return { satgas };
  };
});
