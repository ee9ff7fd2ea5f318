import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { channelOrder } from '../../../functions/satgas/channel-order.ts';
import { alertPolicy, policiesOf } from '../../../functions/satgas/policy.ts';
import { fieldsOfPlan, readPlan } from '../../../functions/satgas/policy-decrees/plan-fields.ts';
import { alertPlanShape, releasedPlan, type AlertPlan } from '../../../shared/alert-policy.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Held } from '../../../shared/decrees/held.ts';
import { layCampaign } from '../../../shared/decrees/lay-campaign.ts';
import { liveOver } from '../../../shared/decrees/live-over.ts';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { demoCampaign } from '../../support/campaign.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';

const base = demoCampaign();
const region = '18.09';
const slow: AlertPlan = {
  ...releasedPlan,
  waits: { ...releasedPlan.waits, usual: [30, 30, 30, 60, 120] },
  night: { from: '22:00', to: '05:00', digestAt: '05:30' },
};

const row = (scope: string, ...values: unknown[]): Held => ({
  ...{ subject: 'in-force', item: `alert-plan#${scope}`, kind: 'alert-plan', scope },
  version: values.length,
  holds: values.map((value, n) => ({
    ...{ validFrom: '2026-01-01', agreedAt: n, changeId: `c${n}`, value },
  })),
});
const laid = (rows: Held[], of: Campaign = base, at = mondayMorning) => layCampaign(of, rows, at);
const usual = (campaign: Campaign, of: string) =>
  policiesOf(campaign)(of).ladders.usual.map(({ waitMinutes }) => waitMinutes);

const team = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('ketua', { rung: 'chair' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
];

describe('the plan of a region’s alert line', () => {
  it('is the region’s own, else the nation’s, else the release’s', () => {
    expect(usual(base, region)).toEqual(releasedPlan.waits.usual);
    const national = { ...slow, waits: { ...slow.waits, usual: [20, 20, 20, 40, 80] } };
    const both = laid([row('ID', national), row(region, slow)]).laid;
    expect(usual(both, region)).toEqual(slow.waits.usual);
    expect(usual(both, '14.06')).toEqual([20, 20, 20, 40, 80]);
    // Whoever serves above the regions goes by the nation's.
    expect(usual(both, '18')).toEqual([20, 20, 20, 40, 80]);
    const back = laid([row('ID', national, null), row(region, slow, null)]).laid;
    expect(policiesOf(back)(region)).toEqual(alertPolicy);
  });

  it('turns at midnight on the wall of each region', () => {
    const papua = { ...base.regions[0], code: '91.01', zone: 'Asia/Jayapura' as const };
    const of = { ...base, regions: [...base.regions, papua] } as Campaign;
    const held = row('ID', slow);
    const begins = [
      { ...held, holds: held.holds.map((one) => ({ ...one, validFrom: '2026-12-01' })) },
    ];
    const at = (utc: string) => laid(begins, of, Date.parse(utc)).laid;
    const east = at('2026-11-30T15:00:00Z');
    expect(usual(east, '91.01')).toEqual(slow.waits.usual);
    expect(usual(east, region)).toEqual(releasedPlan.waits.usual);
    expect(usual(at('2026-11-30T17:00:00Z'), region)).toEqual(slow.waits.usual);
  });

  it('is seen by a function whose release has none', async () => {
    expect(base).not.toHaveProperty('alertPlan');
    const rows = [row('ID', slow)];
    const { live, callBegins } = liveOver<Campaign>(base, {
      ...{ lay: layCampaign, stays: ['id'], adds: ['alertPlan'], now: () => mondayMorning },
      decrees: { known: () => ({ stamp: 'c', rows, unreadable: [] }), fresh: () => undefined },
      leftOut: () => undefined,
    });
    expect(() => live.alertPlan).toThrow('would go stale');
    await callBegins();
    expect(usual(live, '14.06')).toEqual(slow.waits.usual);
  });

  it('orders channels, and keeps the order that a deployment gave a region', () => {
    const [first, ...rest] = base.regions;
    const of = { ...base, regions: [{ ...first, alertChannels: ['email', 'sms'] }, ...rest] };
    const decreed: AlertPlan = { ...slow, channels: ['whatsapp', 'sms', 'email'] };
    const campaign = laid([row('ID', decreed)], of as Campaign).laid;
    expect(channelOrder(campaign, 1)(first?.code ?? '')).toEqual(['email', 'sms']);
    expect(channelOrder(campaign, 1)(region)).toEqual(['whatsapp', 'sms', 'email']);
    expect(channelOrder(campaign, 0)(region)).toEqual(['sms', 'email']);
  });
});

describe('an alert under another plan', () => {
  it('climbs by the plan of the moment of each step', async () => {
    let plan = slow;
    const satgas = theSatgas({
      officers: team,
      policyOf: (of) => policiesOf(laid([row(region, plan)]).laid)(of),
    });
    await satgas.open(aReportReceived());
    await satgas.pass(29);
    expect(satgas.alert()?.telling).toEqual(['petugas-1']);
    await satgas.pass(1);
    expect(satgas.alert()?.telling).toEqual(['ketua']);
    plan = releasedPlan;
    // The step that runs keeps its time; the next goes by what was decided since.
    await satgas.pass(29);
    expect(satgas.alert()?.telling).toEqual(['ketua']);
    await satgas.pass(1);
    const { steppedAt = 0, dueAt = 0 } = satgas.alert() ?? {};
    expect(satgas.alert()?.telling).toEqual(['provinsi']);
    expect((dueAt - steppedAt) / 60_000).toBe(30);
  });

  it('waits for the night of its region, and severity 5 for none', async () => {
    const nine = Date.parse('2026-11-23T21:00:00+07:00');
    const told = async (severity: number, plan: AlertPlan) => {
      const policyOf = policiesOf(laid([row(region, plan)]).laid);
      const satgas = theSatgas({ officers: team, now: nine, policyOf });
      await satgas.open(aReportReceived({ severity, receivedAt: nine }));
      return satgas.sent.filter(({ channel }) => channel === 'sms').length;
    };
    expect(await told(3, releasedPlan)).toBe(0);
    expect(await told(3, slow)).toBe(1);
    expect(await told(5, releasedPlan)).toBe(1);
  });
});

describe('the bounds of a plan', () => {
  const accepted = (plan: unknown) => alertPlanShape().safeParse(plan).success;

  it.each<[string, Partial<AlertPlan>]>([
    ['no SMS', { channels: ['email', 'whatsapp'] }],
    ['no e-mail', { channels: ['sms'] }],
    ['no channel', { channels: [] }],
    ['a channel twice', { channels: ['sms', 'email', 'sms'] }],
    ['a wait of a day', { waits: { ...releasedPlan.waits, urgent: [10, 10, 10, 15, 1440] } }],
    ['no wait', { waits: { ...releasedPlan.waits, usual: [0, 15, 15, 30, 60] } }],
    ['a ladder without its end', { waits: { ...releasedPlan.waits, usual: [15, 15, 15] } }],
    ['naming without end', { namingWaits: { ...releasedPlan.namingWaits, light: [999, 9, 9] } }],
    ['a night all day', { night: { from: '06:00', to: '06:00', digestAt: '06:30' } }],
    ['a night of the afternoon', { night: { from: '13:00', to: '06:00', digestAt: '06:30' } }],
    ['a digest at noon', { night: { from: '20:00', to: '06:00', digestAt: '12:00' } }],
    ['no time at all', { night: { from: '21:99', to: '06:00', digestAt: '06:30' } }],
    ['SMS bundled from the first', { singleSms: 0 }],
  ])('leave a region no line that is silent: %s', (_, more) => {
    expect(accepted(releasedPlan)).toBe(true);
    const plan = { ...releasedPlan, ...more };
    expect(accepted(plan)).toBe(false);
    expect(readPlan(fieldsOfPlan(plan)).errors.length).toBeGreaterThan(0);
    // Stored all the same, it is as if nobody had decided it.
    const { laid: campaign, unreadable } = laid([row(region, plan)]);
    expect(policiesOf(campaign)(region)).toEqual(alertPolicy);
    expect(unreadable).toEqual([`alert-plan#${region}`]);
  });

  it('hold for whatever a form says: what is read without an error is accepted, and shows itself', () => {
    const waits = fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 2, maxLength: 6 });
    const time = fc
      .tuple(fc.nat(24), fc.nat(60))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    const night = fc.record({ from: time, to: time, digestAt: time });
    const plans = fc.record({ usual: waits, night, singleSms: fc.nat(30) });
    fc.assert(
      fc.property(plans, ({ usual: its, night: of, singleSms }) => {
        const plan = {
          ...{ ...releasedPlan, night: of, singleSms },
          waits: { ...releasedPlan.waits, usual: its },
        };
        const { value, errors } = readPlan(fieldsOfPlan(plan));
        expect(errors.length === 0).toBe(accepted(plan));
        if (errors.length === 0) expect(value).toEqual(plan);
      }),
      { numRuns: 300 },
    );
  });
});
