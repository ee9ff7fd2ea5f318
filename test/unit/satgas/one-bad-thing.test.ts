import { describe, expect, it } from '@jest/globals';
import { climbLadder } from '../../../functions/satgas/alerts/climb-ladder.ts';
import type { Alert } from '../../../functions/satgas/alerts/alert.ts';
import { planDigests } from '../../../functions/satgas/telling/plan-digests.ts';
import { anAlert, anOfficer } from '../../support/builders.ts';
import { memoryDeliveries, nothingSeen } from '../../support/memory-deliveries.ts';
import { memoryAlerts, mondayMorning } from '../../support/memory-satgas.ts';
import { asReleased } from '../../support/policy.ts';

const now = () => mondayMorning;
const broken = () => Promise.reject(new Error('broken'));

describe('a region that cannot be read', () => {
  it('holds no other region’s alerts back from climbing, and alarms', async () => {
    const { alerts, keep, kept } = memoryAlerts();
    keep(anAlert({ region: '18.09', dueAt: 0 }));
    const climb = climbLadder({
      policyOf: asReleased,
      regions: ['14.06', '18.09'],
      alerts: {
        ...alerts,
        listDue: (region, dueBy) => (region === '14.06' ? broken() : alerts.listDue(region, dueBy)),
      },
      officers: {
        listOf: () =>
          Promise.resolve([anOfficer('petugas-1'), anOfficer('ketua', { rung: 'chair' })]),
      },
      now,
      count: () => undefined,
    });
    await expect(climb()).rejects.toThrow('broken');
    expect([...kept.values()].map(({ step }) => step)).toEqual([1]);
  });
});

describe('an alert that no index shows', () => {
  const climbing = (more: Partial<ReturnType<typeof memoryAlerts>['alerts']>) => {
    const memory = memoryAlerts();
    let at = mondayMorning;
    const climb = climbLadder({
      policyOf: asReleased,
      regions: ['14.06', '18.09'],
      alerts: { ...memory.alerts, ...more },
      officers: { listOf: () => Promise.resolve([anOfficer('ketua', { rung: 'chair' })]) },
      now: () => at,
      count: () => undefined,
    });
    return { ...memory, climb, wait: (minutes: number) => (at += minutes * 60_000) };
  };

  it('is looked for when the function starts and once an hour, and stored anew as it is', async () => {
    const old = anAlert({ region: '18.09', dueAt: 0 });
    let looks = 0;
    const saved: Alert[] = [];
    const line = climbing({
      listUnindexed: (region) => {
        if (region === '18.09') looks += 1;
        return Promise.resolve(region === '18.09' ? [old] : []);
      },
      save: (from, changed) => {
        if (from === old) saved.push(changed);
        return Promise.resolve('replaced');
      },
    });
    for (let minute = 0; minute < 61; minute += 1) {
      await line.climb();
      line.wait(1);
    }
    expect(looks).toBe(2);
    expect(saved).toEqual([old, old]);
  });

  it('holds no due alert back where it cannot be looked for', async () => {
    const line = climbing({ listUnindexed: broken });
    line.keep(anAlert({ region: '18.09', dueAt: 0 }));
    await expect(line.climb()).rejects.toThrow('broken');
    expect([...line.kept.values()].map(({ step }) => step)).toEqual([1]);
  });
});

describe('an alert that cannot be changed', () => {
  it('holds no other alert of its region back', async () => {
    const { alerts, keep, kept } = memoryAlerts();
    keep(anAlert({ alertId: '01795397400-first', dueAt: 0 }));
    keep(anAlert({ alertId: '01795397401-second', dueAt: 0 }));
    const save = (from: Alert, changed: Alert) =>
      from.alertId.endsWith('first') ? broken() : alerts.save(from, changed);
    const climb = climbLadder({
      policyOf: asReleased,
      regions: ['18.09'],
      alerts: { ...alerts, save },
      officers: {
        listOf: () =>
          Promise.resolve([anOfficer('petugas-1'), anOfficer('ketua', { rung: 'chair' })]),
      },
      now,
      count: () => undefined,
    });
    await expect(climb()).rejects.toThrow('broken');
    expect([...kept.values()].map(({ step }) => step)).toEqual([0, 1]);
  });
});

describe('a digest that cannot be planned', () => {
  it('holds nobody else’s back, in its region or in another', async () => {
    const { alerts, keep } = memoryAlerts();
    const { deliveries } = memoryDeliveries();
    const planned: string[] = [];
    for (const region of ['14.06', '18.09']) {
      const alert = anAlert({ region, told: ['petugas-1', 'petugas-2'] });
      keep(alert);
      for (const officerId of ['petugas-1', 'petugas-2'])
        await deliveries.plan({
          ...{ region, officerId, channel: 'sms', alertRegion: region, alertId: alert.alertId },
          ...{ step: 0, severity: 3, at: mondayMorning, state: 'held' },
          ...{ sendAt: mondayMorning, attempts: 0 },
        });
    }
    const digest = planDigests({
      policyOf: asReleased,
      unread: nothingSeen,
      regions: ['14.06', '18.09'],
      deliveries: {
        ...deliveries,
        bundle: ({ region, officerId }) => {
          if (region === '14.06' && officerId === 'petugas-1') return broken();
          planned.push(`${region} ${officerId}`);
          return Promise.resolve('planned');
        },
      },
      alerts,
      officers: {
        listOf: ([region = '']) =>
          Promise.resolve(
            ['petugas-1', 'petugas-2'].map((id) => anOfficer(id, { region, unit: 'BKPSDM' })),
          ),
      },
      budget: {
        partMicroUsd: 1,
        reserve: () => Promise.resolve('reserved'),
        giveBack: () => Promise.resolve(),
      },
      count: () => undefined,
      now,
      relay: () => Promise.resolve(),
    });
    await expect(digest()).rejects.toThrow('broken');
    expect(planned.sort()).toEqual(['14.06 petugas-2', '18.09 petugas-1', '18.09 petugas-2']);
  });
});
