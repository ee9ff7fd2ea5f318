import { describe, expect, it } from '@jest/globals';
import { checkTogether, type ReportForm } from '../../functions/reports/report-form.ts';
import type { KeptReport, KeptReporter } from '../../functions/reports/report-store.ts';
import { submitReport } from '../../functions/reports/submit-report.ts';
import { attemptOf } from '../../shared/attempt.ts';
import { Refusal } from '../../shared/refusal.ts';
import { demoCampaign } from '../support/campaign.ts';

const form: ReportForm = {
  lane: 'lead',
  region: '18.09',
  conduct: 'social-engagement',
  occurredOn: '2026-11-20',
  knownOn: '2026-11-21',
  place: 'Facebook',
  accusedName: 'Contoh Nama',
  accusedUnit: 'disdik',
  account: 'Membagikan ajakan memilih salah satu calon.',
};

const theIntake = () => {
  const reports = new Map<string, KeptReport>();
  const reporters: KeptReporter[] = [];
  const submit = submitReport({
    campaign: demoCampaign(),
    reports: {
      add: (report, reporter) => {
        if (reporter) reporters.push(reporter);
        const known = reports.get(report.reportKey);
        if (known)
          return Promise.resolve(
            known.bodyHash === report.bodyHash ? 'already-there' : 'other-body',
          );
        reports.set(report.reportKey, report);
        return Promise.resolve('added');
      },
    },
    codeKey: () => Promise.resolve(Buffer.alloc(32, 3)),
    now: () => Date.parse('2026-11-23T01:00:00Z'),
  });
  return { reports, reporters, submit };
};

describe('a report', () => {
  it('is kept once however often the same attempt comes, and shows the same code', async () => {
    const intake = theIntake();
    const first = await intake.submit(form, attemptOf('key-1', form));
    const again = await intake.submit(form, attemptOf('key-1', form));
    expect(again.code).toBe(first.code);
    expect(intake.reports.size).toBe(1);
  });

  it('of another body under the same key is refused', async () => {
    const intake = theIntake();
    await intake.submit(form, attemptOf('key-1', form));
    const other = { ...form, place: 'Lapangan' };
    await expect(intake.submit(other, attemptOf('key-1', other))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('never holds its code, nor who reported it', async () => {
    const intake = theIntake();
    const named: ReportForm = {
      ...form,
      lane: 'named',
      reporterName: 'Warga Jujur',
      reporterAddress: 'Gedong Tataan',
    };
    const { code } = await intake.submit(named, attemptOf(undefined, named));
    const kept = JSON.stringify([...intake.reports.values()]);
    expect(kept).not.toMatch(/Warga Jujur|Gedong Tataan/);
    expect(kept).not.toContain(code.replaceAll(' ', ''));
    expect(intake.reporters[0]?.identity).toEqual({
      reporterName: 'Warga Jujur',
      reporterAddress: 'Gedong Tataan',
    });
  });

  it('knows the unit of the accused when one of the campaign is named', async () => {
    const intake = theIntake();
    await intake.submit(form, attemptOf(undefined, form));
    expect([...intake.reports.values()][0]?.accusedUnitCode).toBe('DISDIK');
  });

  it.each<[string, Partial<ReportForm>, string, string]>([
    [
      'a future date',
      { occurredOn: '2026-11-24', knownOn: '2026-11-24' },
      'occurredOn',
      'in-the-future',
    ],
    ['a date that does not exist', { occurredOn: '2026-02-30' }, 'occurredOn', 'not-a-date'],
    ['a date of long ago', { occurredOn: '2001-01-01' }, 'occurredOn', 'too-long-ago'],
    ['known before it happened', { knownOn: '2026-11-19' }, 'knownOn', 'before-occurred'],
    ['an accused nobody could find', { accusedName: undefined }, 'accusedName', 'accused-unnamed'],
    ['a lead with a name', { reporterName: 'Warga' }, 'reporterName', 'not-for-lead'],
    [
      'a named report without one',
      { lane: 'named', reporterAddress: 'Jalan' },
      'reporterName',
      'needed-for-named',
    ],
  ])('is refused for %s', (_, change, field, reason) => {
    const check = () => checkTogether({ ...form, ...change }, '2026-11-23');
    expect(check).toThrow(Refusal);
    try {
      check();
    } catch (error) {
      expect((error as Refusal).errors).toContainEqual({ field, reason });
    }
  });
});
