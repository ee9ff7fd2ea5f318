import { describe, expect, it } from '@jest/globals';
import { listAlertMessagesHttp } from '../../../functions/satgas/telling/alert-messages.http.ts';
import {
  planDeliveries,
  type Circumstances,
} from '../../../functions/satgas/telling/delivery-plan.ts';
import { planDigests } from '../../../functions/satgas/telling/plan-digests.ts';
import { rowOf, type Delivery } from '../../../functions/satgas/telling/delivery.ts';
import { relayMessage } from '../../../functions/satgas/telling/relay-messages.ts';
import { anAlert, aReportReceived, anOfficer } from '../../support/builders.ts';
import { memoryDeliveries, nothingSeen } from '../../support/memory-deliveries.ts';
import { memoryAlerts, mondayMorning, theSatgas } from '../../support/memory-satgas.ts';
import { asReleased, under } from '../../support/policy.ts';

const minuteMs = 60_000;
const night = Date.parse('2026-11-23T15:00:00Z');
const morning = Date.parse('2026-11-23T23:30:00Z');
const officer = anOfficer('petugas-2', { unit: 'BKPSDM', email: undefined });

const aHeld = (alertId: string, more: Partial<Delivery> = {}): Delivery => ({
  ...{ region: '18.09', officerId: 'petugas-2', channel: 'sms', alertRegion: '18.09', alertId },
  ...{ step: 0, severity: 3, at: mondayMorning - 1, state: 'held', sendAt: mondayMorning },
  attempts: 0,
  ...more,
});

type Given = { now?: number; edge?: () => void; count?: number; room?: 'reserved' | 'spent' };

/** The planner over so many held messages of one officer, each of an alert of its own. */
const thePlanner = ({ now: start = mondayMorning, edge, count = 1, room }: Given = {}) => {
  let now = start;
  const { alerts, keep, kept: keptAlerts } = memoryAlerts();
  const { deliveries, kept } = memoryDeliveries();
  const held = Array.from({ length: count }, (_, n) =>
    aHeld(`01795397400-${String(n).padStart(12, '0')}`),
  );
  for (const { alertId } of held) keep(anAlert({ region: '18.09', alertId, told: ['petugas-2'] }));
  const killing =
    <Given extends unknown[], Result>(call: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      edge?.();
      const result = await call(...given);
      edge?.();
      return result;
    };
  const relayed: string[] = [];
  let spent = 0;
  const plan = planDigests({
    unread: nothingSeen,
    policyOf: asReleased,
    regions: ['18.09'],
    deliveries: {
      listHeld: killing(deliveries.listHeld),
      bundle: killing(deliveries.bundle),
      gather: killing(deliveries.gather),
      close: killing(deliveries.close),
      holdOn: killing(deliveries.holdOn),
      release: killing(deliveries.release),
      plan: killing(deliveries.plan),
    },
    alerts,
    officers: { listOf: () => Promise.resolve([officer]) },
    budget: {
      partMicroUsd: 1,
      reserve: () => {
        if (room !== 'spent') spent += 1;
        return Promise.resolve(room ?? 'reserved');
      },
      giveBack: () => Promise.resolve(void (spent -= 1)),
    },
    relay: killing(({ item }) => Promise.resolve(void relayed.push(item))),
    count: () => undefined,
    now: () => now,
  });
  const ready = Promise.all(held.map((one) => deliveries.plan(one)));
  const digests = () => [...kept.values()].filter(({ about }) => about === 'digest');
  return {
    ...{ plan, ready, kept, digests, relayed, deliveries, keptAlerts },
    spent: () => spent,
    wait: (ms: number) => (now += ms),
  };
};

describe('a digest', () => {
  it('is one row, planned with its price, of all that is held, and what it holds says so', async () => {
    const { plan, ready, digests, kept, spent } = thePlanner({ count: 3 });
    await ready;
    expect(await plan()).toEqual({ digests: 1 });
    const [digest] = digests();
    expect(digest).toMatchObject({ state: 'queued', attempts: 0, costMicroUsd: 1 });
    expect(digest?.holds).toHaveLength(3);
    const bundled = [...kept.values()].filter(({ state }) => state === 'bundled');
    expect(bundled.map((one) => one.digest)).toEqual(Array(3).fill(digest && rowOf(digest).item));
    expect(spent()).toBe(1);
    expect(await plan()).toEqual({ digests: 0 });
  });

  it('planned by two at once is one, and paid for once', async () => {
    const { plan, ready, digests, spent } = thePlanner({ count: 3 });
    await ready;
    await Promise.all([plan(), plan(), plan()]);
    expect(digests()).toHaveLength(1);
    expect(spent()).toBe(1);
  });

  it('of hundreds, interrupted between any two awaits, is one that holds each of them once', async () => {
    for (let at = 1; ; at += 1) {
      let passed = 0;
      let dead = false;
      const { plan, ready, digests, kept, wait } = thePlanner({
        count: 250,
        edge: () => {
          passed += 1;
          if (passed === at) dead = true;
          if (dead) throw new Error('killed');
        },
      });
      await ready;
      for (let minute = 0; minute < 3; minute += 1) {
        await plan().catch((error: unknown) => {
          if (!dead) throw error;
        });
        dead = false;
        wait(minuteMs);
      }
      const inDigests = digests().flatMap(({ holds = [] }) => holds.map(({ alertId }) => alertId));
      expect({ at, digests: digests().length }).toEqual({ at, digests: 1 });
      expect(inDigests).toHaveLength(250);
      expect(new Set(inDigests).size).toBe(250);
      expect(digests()[0]).toMatchObject({ state: 'queued' });
      expect([...kept.values()].filter(({ state }) => state === 'held')).toEqual([]);
      if (passed < at) break;
    }
  });

  it('of hundreds that is not whole yet is not sent', async () => {
    const relayed: unknown[] = [];
    const publish = (notice: unknown) => Promise.resolve(void relayed.push(notice));
    await relayMessage({ publish })(aHeld('digest-1', { about: 'digest', holds: [] }));
    expect(relayed).toEqual([]);
  });

  it('that nothing is left to pay with is written down as such, once, with all it holds', async () => {
    const { plan, ready, digests, kept } = thePlanner({ count: 2, room: 'spent' });
    await ready;
    await plan();
    expect(digests()).toMatchObject([{ state: 'not-needed', reason: 'budget' }]);
    expect([...kept.values()].filter(({ state }) => state === 'held')).toEqual([]);
  });

  it('that was due before the night and is found in it waits for the morning, and says until when', async () => {
    const { plan, ready, digests, kept, wait } = thePlanner({ now: night });
    await ready;
    await plan();
    expect(digests()).toEqual([]);
    expect([...kept.values()]).toMatchObject([
      { state: 'held', reason: 'quiet-hours', sendAt: morning },
    ]);
    wait(morning - night);
    expect(await plan()).toEqual({ digests: 1 });
  });

  it('of severity 5 waits for no morning', async () => {
    const { plan, deliveries, keptAlerts } = thePlanner({ now: night, count: 1 });
    const [alert] = keptAlerts.values();
    await deliveries.plan(aHeld(alert?.alertId ?? '', { severity: 5, step: 1 }));
    expect(await plan()).toEqual({ digests: 1 });
  });

  it('whose alerts are all taken before it goes is not sent, and its price goes back', async () => {
    let down = true;
    const satgas = theSatgas({
      officers: [officer],
      now: night,
      carrier: (_, take) => {
        if (down)
          throw Object.assign(new Error('Throttled'), { $metadata: { httpStatusCode: 429 } });
        take();
      },
    });
    await satgas.open(aReportReceived({ receivedAt: night }));
    satgas.waitMinutes(8.5 * 60);
    await satgas.digest();
    expect(satgas.spent()).toBe(1);
    const alert = satgas.alert();
    if (alert) await satgas.act.take(alert, 'petugas-2');
    down = false;
    await satgas.pass(3);
    expect(satgas.sent).toEqual([]);
    expect(satgas.spent()).toBe(0);
    const digest = [...satgas.deliveries.values()].find(({ about }) => about === 'digest');
    expect(digest).toMatchObject({ state: 'not-needed', reason: 'taken-meanwhile' });
  });

  it('planned just before 20:00 is sent though the night begins between two tries', async () => {
    let down = false;
    const satgas = theSatgas({
      officers: [officer],
      now: Date.parse('2026-11-23T10:30:00Z'),
      carrier: (_, take) => {
        if (down)
          throw Object.assign(new Error('Throttled'), { $metadata: { httpStatusCode: 429 } });
        take();
      },
    });
    satgas.silences.set('18.09', {
      ...{ region: '18.09', until: Date.parse('2026-11-23T12:59:00Z') },
      ...{ reason: 'latihan', by: 'ketua' },
    });
    await satgas.open(aReportReceived({ receivedAt: satgas.now() }));
    expect(satgas.sent).toHaveLength(1);
    await satgas.pass(148);
    down = true;
    await satgas.pass(5);
    const digest = [...satgas.deliveries.values()].find(({ about }) => about === 'digest');
    expect(digest).toMatchObject({ state: 'queued', reason: 'Error' });
    down = false;
    await satgas.pass(3);
    expect(satgas.sent.filter(({ text }) => text.includes('laporan menunggu'))).toHaveLength(1);
  });
});

describe('an SMS that is held', () => {
  const its = (more: Partial<Circumstances>): Circumstances => ({
    ...{ region: '18.09', severity: 3, isFirst: false, channels: ['sms', 'email'] },
    ...{ recentSms: 9, recentMails: 99, budgetSpent: 0 },
    ...under(Date.parse('2026-11-23T12:45:00Z')),
    ...more,
  });

  it('into the night says that it waits for the morning; an e-mail does not', () => {
    expect(planDeliveries(anOfficer('petugas-1'), its({}))).toEqual([
      { channel: 'sms', when: 'held', until: morning, why: 'burst' },
      { channel: 'email', when: 'held', until: Date.parse('2026-11-23T13:00:00Z'), why: 'burst' },
    ]);
  });

  it('until a silence ends in the night comes in the morning', () => {
    const silentUntil = Date.parse('2026-11-23T16:00:00Z');
    const [sms, email] = planDeliveries(anOfficer('petugas-1'), its({ silentUntil }));
    expect(sms).toMatchObject({ when: 'held', until: morning, why: 'silence' });
    expect(email).toMatchObject({ when: 'held', until: silentUntil, why: 'silence' });
  });
});

describe('what is shown of a message in a digest', () => {
  it.each([
    ['failed', 'InvalidParameterException', 'failed', 'no'],
    ['delivered', 'handset', 'delivered', 'yes'],
    ['accepted', undefined, 'bundled', 'unknown'],
  ] as const)('is what became of a digest that is %s', async (state, reason, shown, reached) => {
    const { deliveries } = memoryDeliveries();
    const alert = anAlert({ region: '18.09', told: ['petugas-2'], openedAt: mondayMorning - 1 });
    const held = aHeld(alert.alertId);
    await deliveries.plan(held);
    const digest = aHeld('digest-1', {
      ...{ about: 'digest', at: mondayMorning, state: 'queued', sendAt: undefined },
      holds: [{ alertRegion: '18.09', alertId: alert.alertId, step: 0, at: held.at }],
    });
    await deliveries.bundle(digest);
    if (state === 'failed') await deliveries.settle(digest, { state, reason, isUnclear: false });
    else await deliveries.settle(digest, { state: 'accepted', messageId: 'm-1' });
    const [row] = await deliveries.findMany([digest]);
    const list = listAlertMessagesHttp({
      act: { see: () => Promise.resolve({ alert } as never) },
      deliveries: {
        listAbout: deliveries.listAbout,
        findByKey: () => Promise.resolve(row && { ...row, state, reason }),
      },
    });
    const guard = { reach: () => undefined, clearedBy: () => undefined } as never;
    const answer = await list({ path: alert, guard } as never);
    expect(answer).toMatchObject({ body: { messages: [{ state: shown, reachedThem: reached }] } });
  });
});
