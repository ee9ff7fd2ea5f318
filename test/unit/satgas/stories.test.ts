import { describe, expect, it } from '@jest/globals';
import { alertPolicy } from '../../../functions/satgas/policy.ts';
import {
  planDeliveries,
  type Circumstances,
} from '../../../functions/satgas/telling/delivery-plan.ts';
import { isHighDay, slicesFor } from '../../../functions/satgas/telling/sms-budget.ts';
import { isFirstStep } from '../../../functions/satgas/alerts/alert.ts';
import { aReportReceived, anOfficer } from '../../support/builders.ts';
import { mondayMorning, theSatgas } from '../../support/memory-satgas.ts';
import { under } from '../../support/policy.ts';

const team = [
  anOfficer('petugas-1', { unit: 'INSPEKTORAT' }),
  anOfficer('petugas-2', { unit: 'DISDIK' }),
  anOfficer('ketua', { rung: 'chair' }),
  anOfficer('provinsi', { rung: 'province', region: '18' }),
  anOfficer('nasional', { rung: 'national', region: 'ID' }),
];
const jakarta = (text: string) => Date.parse(`${text}+07:00`);

/** The n-th report of a burst. */
const theReport = (n: number, more: Parameters<typeof aReportReceived>[0] = {}) =>
  aReportReceived({
    reportKey: `${String(n).padStart(6, '0')}-laporan-abcdefghijkl`,
    caseNumber: `LP-${String(n).padStart(6, '0')}`,
    receivedAt: mondayMorning + n,
    ...more,
  });

describe('the duty roster', () => {
  const roster = [
    anOfficer('senin', { duty: [{ days: [1], from: '07:00', to: '16:00' }] }),
    anOfficer('selasa', { duty: [{ days: [2], from: '07:00', to: '16:00' }] }),
    anOfficer('malam', { duty: [{ days: [1], from: '22:00', to: '06:00' }] }),
    ...team.slice(2),
  ];

  it('tells the officer on duty first, then all officers, then the chair', async () => {
    const satgas = theSatgas({ officers: roster });
    await satgas.open(aReportReceived());
    expect(satgas.alert()?.telling).toEqual(['senin']);
    await satgas.pass(15);
    expect(satgas.alert()?.telling).toEqual(['senin', 'selasa', 'malam']);
    await satgas.pass(15);
    expect(satgas.alert()?.telling).toEqual(['ketua']);
  });

  it.each([
    ['2026-11-23T07:00:00', ['senin']],
    ['2026-11-24T07:00:00', ['selasa']],
    ['2026-11-23T22:00:00', ['malam']],
    ['2026-11-24T05:59:00', ['malam']],
    ['2026-11-23T16:00:00', ['senin', 'selasa', 'malam']],
  ])('knows at %s by the wall of the region who is on duty', async (time, told) => {
    const satgas = theSatgas({ officers: roster, now: jakarta(time) });
    await satgas.open(aReportReceived({ severity: 5 }));
    expect(satgas.alert()?.telling).toEqual(told);
  });

  it('passes over whoever is on leave that day, both ends included', async () => {
    const away = anOfficer('cuti', { leave: [{ from: '2026-11-20', to: '2026-11-23' }] });
    const satgas = theSatgas({ officers: [away, ...team] });
    await satgas.open(aReportReceived());
    expect(satgas.alert()?.telling).toEqual(['petugas-1', 'petugas-2']);
  });
});

describe('the night', () => {
  const evening = jakarta('2026-11-23T21:00:00');

  it('holds SMS for a digest at 06.30, sends e-mail at once, and lets the ladder stand still', async () => {
    const satgas = theSatgas({ officers: team, now: evening });
    await satgas.open(theReport(1));
    await satgas.open(theReport(2));
    expect(satgas.sent.map(({ to, channel }) => `${to} ${channel}`)).toEqual([
      'petugas-1 email',
      'petugas-2 email',
      'petugas-1 email',
      'petugas-2 email',
    ]);
    await satgas.pass(9 * 60);
    expect(satgas.sent).toHaveLength(4);
    expect(satgas.alert()?.rung).toBe(0);
    await satgas.pass(30);
    const digests = satgas.sent.filter(({ channel }) => channel === 'sms');
    expect(digests.map(({ to, at }) => [to, at])).toEqual([
      ['petugas-1', jakarta('2026-11-24T06:30:00')],
      ['petugas-2', jakarta('2026-11-24T06:30:00')],
    ]);
    for (const { text } of digests) expect(text).toContain('2 laporan menunggu');
  });

  it('does not hold severity 5', async () => {
    const satgas = theSatgas({ officers: team, now: evening });
    await satgas.open(theReport(1, { severity: 5 }));
    expect(satgas.sent.filter(({ channel }) => channel === 'sms')).toHaveLength(2);
    await satgas.pass(10);
    expect(satgas.alert()?.telling).toEqual(['ketua']);
  });

  it.each([
    ['18.09', '2026-11-23T19:59:59+07:00', 'now'],
    ['18.09', '2026-11-23T20:00:00+07:00', 'held'],
    ['18.09', '2026-11-24T05:59:59+07:00', 'held'],
    ['18.09', '2026-11-24T06:00:00+07:00', 'now'],
    ['64.07', '2026-11-23T20:00:00+08:00', 'held'],
    ['64.07', '2026-11-23T20:00:00+07:00', 'held'],
    ['64.07', '2026-11-23T19:59:59+08:00', 'now'],
    ['94.01', '2026-11-23T20:00:00+09:00', 'held'],
    ['94.01', '2026-11-24T00:00:00+09:00', 'held'],
    ['94.01', '2026-11-24T06:00:00+09:00', 'now'],
  ])('of %s at %s: an SMS goes %s', async (region, at, when) => {
    const officers = [anOfficer('petugas', { region })];
    const satgas = theSatgas({ officers, now: Date.parse(at), regions: [region] });
    const { steps } = await satgas.explain({
      region,
      severity: 3,
      accusedUnit: 'KEC-PADANGCERMIN',
    });
    const sms = steps[0]?.tell[0]?.plans.find(({ channel }) => channel === 'sms');
    expect(sms?.when).toBe(when);
  });

  it('sends no digest of what was taken meanwhile', async () => {
    const satgas = theSatgas({ officers: team, now: evening });
    await satgas.open(theReport(1));
    await satgas.act.take({ region: '18.09', alertId: satgas.alert()?.alertId ?? '' }, 'petugas-1');
    await satgas.pass(10 * 60);
    expect(satgas.sent.filter(({ channel }) => channel === 'sms')).toEqual([]);
  });
});

describe('a burst of 200 reports in one region', () => {
  const onePhone = [anOfficer('petugas-1', { duty: [] })];
  const sms = ({ channel }: { channel: string }) => channel === 'sms';

  it('holds no first alert back, and bundles what is told again', async () => {
    const satgas = theSatgas({ officers: onePhone, monthlySms: 10_000 });
    for (let n = 0; n < 200; n += 1) await satgas.open(theReport(n));
    expect(satgas.sent.filter(sms)).toHaveLength(200);
    await satgas.pass(31);
    const again = satgas.sent.filter(sms).slice(200);
    expect(again.map(({ text }) => text)).toEqual([
      expect.stringContaining('200 laporan menunggu'),
    ]);
  });

  it('does not hold back a severity 5 that comes after it, at any step', async () => {
    const satgas = theSatgas({ officers: onePhone });
    for (let n = 0; n < 6; n += 1) await satgas.open(theReport(n));
    await satgas.open(theReport(6, { severity: 5 }));
    await satgas.pass(10);
    const urgent = satgas.sent.filter(({ text }) => text.includes('LP-000006')).filter(sms);
    expect(urgent.map(({ at }) => at - mondayMorning)).toEqual([0, 600_000]);
  });

  it('does not bundle the first alert that finds somebody only after a while', async () => {
    const onLeave = [{ from: '2026-11-23', to: '2026-11-23' }];
    const satgas = theSatgas({
      officers: [anOfficer('petugas-1', { leave: onLeave })],
      now: jakarta('2026-11-23T19:50:00'),
    });
    await satgas.open(theReport(1)).catch(() => undefined);
    await satgas.pass(12 * 60);
    const [first] = satgas.kept.values();
    expect(first).toMatchObject({ firstStep: 1 });
  });

  it.each([
    [3, 'first', 'now'],
    [3, 'repeat', 'held'],
    [5, 'first', 'now'],
    [5, 'repeat', 'now'],
  ])('after many SMS to one officer lets a severity %d %s alert go %s', (severity, which, when) => {
    const [plan] = planDeliveries(anOfficer('petugas-1'), {
      region: '18.09',
      severity,
      isFirst: which === 'first',
      channels: ['sms', 'email'],
      recentSms: 50,
      budgetSpent: 0.75,
      ...under(mondayMorning),
    });
    expect(plan?.when).toBe(when);
  });

  it.each([
    [alertPolicy.burst.singleSms - 1, 'now'],
    [alertPolicy.burst.singleSms, 'held'],
  ])('lets what is told again after %d SMS to one officer go %s', (recentSms, when) => {
    const [plan] = planDeliveries(anOfficer('petugas-1'), {
      ...{ region: '18.09', severity: 3, isFirst: false, channels: ['sms', 'email'] },
      ...{ recentSms, budgetSpent: 0, ...under(mondayMorning) },
    });
    expect(plan?.when).toBe(when);
  });

  it('takes no reminder for a first alert', () => {
    expect(isFirstStep({ step: 0 })).toBe(true);
    expect(isFirstStep({ step: 0, overdue: true })).toBe(false);
    expect(isFirstStep({ step: 1 })).toBe(false);
    expect(isFirstStep({ step: 1, firstStep: 1 })).toBe(true);
  });
});

describe('the slices of the SMS budget', () => {
  const officers = [anOfficer('petugas-1', { duty: [] })];
  const sms = ({ channel }: { channel: string }) => channel === 'sms';
  const perHour = (satgas: ReturnType<typeof theSatgas>, text: string) =>
    satgas.sent.filter(sms).filter((one) => one.text.includes(text));

  it('bound what a flood of unlike reports costs a day, and tell of the rest each half hour', async () => {
    const satgas = theSatgas({ officers, monthlySms: 1000 });
    for (let n = 0; n < 400; n += 1) {
      await satgas.open(theReport(n));
      if (n % 50 === 49) await satgas.pass(31);
    }
    expect(satgas.spent()).toBeLessThanOrEqual(80);
    expect(perHour(satgas, 'LP-').length).toBeGreaterThan(50);
    expect(perHour(satgas, 'LP-').length).toBeLessThanOrEqual(60);
    expect(perHour(satgas, 'laporan menunggu').length).toBeGreaterThan(5);
    expect(satgas.counted).toContain('SmsSliceSpent');
    expect(satgas.sent.filter(({ channel }) => channel === 'email').length).toBeGreaterThan(399);
  });

  it('leave room for a severity 5 among them, and for other regions', async () => {
    const pasuruan = anOfficer('petugas-9', { region: '35.75', unit: 'DINKES' });
    const satgas = theSatgas({
      officers: [...officers, pasuruan],
      monthlySms: 1000,
      regions: ['18.09', '35.75'],
    });
    for (let n = 0; n < 100; n += 1) await satgas.open(theReport(n));
    await satgas.open(theReport(100, { severity: 5 }));
    await satgas.open(theReport(101, { region: '35.75', accusedUnit: 'DISDIK' }));
    expect(perHour(satgas, 'LP-000099')).toHaveLength(0);
    expect(perHour(satgas, 'LP-000100')).toHaveLength(1);
    expect(perHour(satgas, 'LP-000101')).toHaveLength(1);
  });

  it('keep the last of the month for first alerts', () => {
    const satgas = theSatgas({ officers, monthlySms: 100 });
    const paying = { region: '18.09', as: 'again' } as const;
    const first = { region: '18.09', as: 'first' } as const;
    const budget = { monthlyMicroUsd: 100, partMicroUsd: 1 };
    expect(slicesFor(satgas.now(), paying, budget).at(-1)?.limit).toBe(85);
    expect(slicesFor(satgas.now(), first, budget).at(-1)?.limit).toBe(100);
    expect(isHighDay(29, budget)).toBe(false);
    expect(isHighDay(30, budget)).toBe(true);
  });
});

describe('the SMS budget', () => {
  it('that runs dry mid-month lets no first alert go untold, and is never exceeded', async () => {
    const satgas = theSatgas({ officers: team, monthlySms: 7 });
    for (let n = 0; n < 20; n += 1) {
      await satgas.open(theReport(n));
      await satgas.pass(61);
    }
    expect(satgas.spent()).toBeLessThanOrEqual(7);
    expect(satgas.counted).toContain('SmsBudgetSpent');
    for (let n = 0; n < 20; n += 1) {
      const said = satgas.sent.filter(({ text }) =>
        text.includes(`LP-${String(n).padStart(6, '0')}`),
      );
      expect(said.length).toBeGreaterThan(0);
    }
  });

  it.each([
    [0.69, 'first', 'now'],
    [0.69, 'repeat', 'now'],
    [0.7, 'first', 'now'],
    [0.7, 'repeat', 'held'],
    [0.85, 'first', 'now'],
    [0.85, 'repeat', 'never'],
    [1, 'first', 'never'],
    [1, 'repeat', 'never'],
  ])('when %d of it is spent lets the SMS of a %s alert go %s', (budgetSpent, which, when) => {
    const [sms, email] = planDeliveries(anOfficer('petugas-1'), {
      region: '18.09',
      severity: 3,
      isFirst: which === 'first',
      channels: ['sms', 'email'],
      recentSms: 0,
      budgetSpent,
      ...under(mondayMorning),
    });
    expect(sms?.when).toBe(when);
    expect(email?.when).toBe('now');
  });
});

describe('a hand-over', () => {
  it('tells the colleague, and the giver has it no more', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(aReportReceived());
    const key = { region: '18.09', alertId: satgas.alert()?.alertId ?? '' };
    await satgas.act.take(key, 'petugas-1');
    await satgas.act.handOver(key, 'petugas-1', 'ketua');
    await satgas.settle();
    expect(satgas.alert()).toMatchObject({
      state: 'taken',
      takers: ['ketua'],
      passedOn: ['petugas-1'],
    });
    expect(satgas.sent.at(-1)?.to).toBe('ketua');
    await expect(satgas.act.resolve(key, 'petugas-1')).rejects.toMatchObject({ code: 'conflict' });
    expect(await satgas.act.resolve(key, 'ketua')).toMatchObject({ state: 'resolved' });
  });

  it('goes to nobody of the accused’s unit', async () => {
    const satgas = theSatgas({ officers: team });
    await satgas.open(aReportReceived({ accusedUnit: 'DISDIK' }));
    const key = { region: '18.09', alertId: satgas.alert()?.alertId ?? '' };
    await satgas.act.take(key, 'petugas-1');
    await expect(satgas.act.handOver(key, 'petugas-1', 'petugas-2')).rejects.toMatchObject({
      code: 'invalid-fields',
    });
  });
});

describe('a silence for maintenance', () => {
  const silenced = (officers = team) => {
    const satgas = theSatgas({ officers });
    const until = mondayMorning + 2 * 3_600_000;
    satgas.silences.set('18.09', { region: '18.09', until, reason: 'Latihan', by: 'admin' });
    return { satgas, until };
  };

  it('holds what its own officers were to be told again until it ends, and then tells it', async () => {
    const { satgas, until } = silenced(team.filter(({ region }) => region === '18.09'));
    await satgas.open(theReport(1));
    const first = satgas.sent.length;
    await satgas.pass(119);
    expect(satgas.sent).toHaveLength(first);
    await satgas.pass(2);
    expect(satgas.sent.some(({ at, text }) => at >= until && text.includes('menunggu'))).toBe(true);
  });

  it('keeps no new report from anybody, and nothing of severity 5', async () => {
    const { satgas } = silenced(team.filter(({ region }) => region === '18.09'));
    await satgas.open(theReport(1));
    expect(satgas.sent.length).toBeGreaterThan(0);
    await satgas.open(theReport(2, { severity: 5 }));
    const before = satgas.sent.length;
    await satgas.pass(30);
    expect(satgas.sent.length).toBeGreaterThan(before);
  });

  it('holds nothing from whoever stands above the region', async () => {
    const { satgas, until } = silenced();
    await satgas.open(theReport(1));
    await satgas.pass(119);
    const above = satgas.sent.filter(({ region, at }) => region === '18' && at < until);
    expect(above.length).toBeGreaterThan(0);
  });
});

describe('a burst of e-mails', () => {
  const { singleMails } = alertPolicy.burst;
  it.each<[string, Partial<Circumstances>, string]>([
    ['a repeat below the bound', { recentMails: singleMails - 1 }, 'now'],
    ['a repeat above it', { recentMails: singleMails }, 'held'],
    ['the first of a case', { recentMails: 99, isFirst: true }, 'now'],
    ['severity 5', { recentMails: 99, severity: 5 }, 'now'],
  ])(
    'is bundled, but never what nobody has heard of yet nor what may not wait: %s',
    (_, its, when) => {
      const [, email] = planDeliveries(anOfficer('petugas-1'), {
        ...{ region: '18.09', severity: 3, isFirst: false, channels: ['sms', 'email'] },
        ...{ recentSms: 0, budgetSpent: 0, ...under(mondayMorning) },
        ...its,
      });
      expect(email?.when).toBe(when);
    },
  );

  it('comes as one mail that says how many wait, or as the alert itself where one is left', async () => {
    const satgas = theSatgas({ officers: team, now: mondayMorning });
    const reports = singleMails + 4;
    for (let n = 0; n < reports; n += 1)
      await satgas.open(
        aReportReceived({
          reportKey: `${String(n).padStart(2, '0')}bcdefghijklmnopqrstuvwxyz01234`,
        }),
      );
    await satgas.pass(120);
    const mails = satgas.sent.filter(({ to, channel }) => to === 'ketua' && channel === 'email');
    expect(mails.some(({ text }) => /\d+ laporan menunggu/.test(text))).toBe(true);
    expect(mails.length).toBeLessThan(2 * reports);
    for (const { text } of mails) expect(text).not.toMatch(/^GNN-ASN: 1 laporan/);
  });
});
