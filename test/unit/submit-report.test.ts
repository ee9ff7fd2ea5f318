import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import {
  checkTogether,
  reportForm,
  type ReportForm,
} from '../../functions/reports/intake/report-form.ts';
import { namesStoredWith, questions } from '../../functions/reports/intake/questions.ts';
import { reportKeyOf, submitReport } from '../../functions/reports/intake/submit-report.ts';
import { fieldErrors } from '../../shared/http/field-errors.ts';
import { Refusal, type FieldError } from '../../shared/refusal.ts';
import { attemptOf } from '../support/attempts.ts';
import { memoryReports } from '../support/builders.ts';
import { demoCampaign } from '../support/campaign.ts';
import { findDigests, ordersOf } from '../support/guesses.ts';
import { nobodyAlike } from '../support/roll.ts';

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

const theIntake = (codeKey: Uint8Array = Buffer.alloc(32, 3)) => {
  const { kept: reports, reporters, store } = memoryReports();
  const submit = submitReport({
    compareNames: nobodyAlike,
    campaign: demoCampaign(),
    reports: store,
    codeKey: () => Promise.resolve(codeKey),
    now: () => Date.parse('2026-11-23T01:00:00Z'),
  });
  return { reports, reporters, submit };
};

const errorsOf = (check: () => void): FieldError[] => {
  try {
    check();
  } catch (error) {
    if (error instanceof Refusal) return error.errors;
    throw error;
  }
  return [];
};

describe('a report', () => {
  it('is kept once however often the same attempt comes, and shows the same code', async () => {
    const intake = theIntake();
    const first = await intake.submit(form, await attemptOf('key-1', form));
    const again = await intake.submit(form, await attemptOf('key-1', form));
    expect(again.code).toBe(first.code);
    expect(intake.reports.size).toBe(1);
  });

  it('keeps each answer where its question says, and nowhere else', async () => {
    const intake = theIntake();
    const answers = questions.map(({ name, options, kind, required }) => [
      name,
      options?.[0]?.value ??
        { date: '2026-11-20', url: 'https://contoh.test/1', email: 'w@contoh.test' }[
          kind as string
        ] ??
        (required === 'never' ? '081234567890' : `Jawaban ${name} yang cukup panjang`),
    ]);
    const said: ReportForm = z.parse(reportForm, {
      ...Object.fromEntries(answers),
      lane: 'named',
      region: '18.09',
    });
    await intake.submit(said, await attemptOf('key-each', said));
    const details = [...intake.reports.values()].map((report) => Object.keys(report.details));
    expect(details).toEqual([namesStoredWith('report')]);
    expect(Object.keys(intake.reporters[0]?.identity ?? {})).toEqual(namesStoredWith('identity'));
  });

  it('holds nothing by which who reads it could try out names of the reporter', async () => {
    const intake = theIntake();
    const named: ReportForm = {
      ...form,
      lane: 'named',
      reporterName: 'Pelapor Rahasia',
      reporterAddress: 'Jalan Sunyi 7',
    };
    const attempt = await attemptOf('key-1', named);
    await intake.submit(named, attempt);
    const [report] = intake.reports.values();
    expect(report?.bodyHash).toHaveLength(22);
    const guesses = ordersOf(named).map((text) => ({ name: 'the form', text }));
    expect(findDigests([{ table: 'reports', row: { ...report } }], guesses)).toEqual([]);
    expect(JSON.stringify(report)).not.toMatch(/Rahasia|Sunyi/);
  });

  it('of another body under the same key is refused', async () => {
    const intake = theIntake();
    await intake.submit(form, await attemptOf('key-1', form));
    const other = { ...form, place: 'Lapangan' };
    await expect(intake.submit(other, await attemptOf('key-1', other))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
  });

  it('has a key that tells nothing of its code, nor lets anybody try codes out without our secret', async () => {
    const keysUnder = async (codeKey: Uint8Array) => {
      const intake = theIntake(codeKey);
      const { code } = await intake.submit(form, await attemptOf('key-1', form));
      return { code, reportKey: [...intake.reports.keys()][0] ?? '' };
    };
    const { code, reportKey } = await keysUnder(Buffer.alloc(32, 3));
    const digits = code.replaceAll(' ', '');
    const guesses = [digits, code, `code/${digits}`].map((text) => ({ name: 'the code', text }));
    expect(findDigests([{ table: 'reports', row: { reportKey } }], guesses)).toEqual([]);
    expect(Buffer.from(reportKey, 'base64url').toString('latin1')).not.toContain(
      digits.slice(0, 8),
    );
    expect(reportKey).toBe(reportKeyOf(Buffer.alloc(32, 3), code));
    expect(reportKeyOf(Buffer.alloc(32, 4), code)).not.toBe(reportKey);
  });

  it('never holds its code, nor who reported it', async () => {
    const intake = theIntake();
    const named: ReportForm = {
      ...form,
      lane: 'named',
      reporterName: 'Warga Jujur',
      reporterAddress: 'Gedong Tataan',
    };
    const { code } = await intake.submit(named, await attemptOf(undefined, named));
    const kept = JSON.stringify([...intake.reports.values()]);
    expect(kept).not.toMatch(/Warga Jujur|Gedong Tataan/);
    expect(kept).not.toContain(code.replaceAll(' ', ''));
    expect(intake.reporters[0]?.identity).toEqual({
      reporterName: 'Warga Jujur',
      reporterAddress: 'Gedong Tataan',
    });
  });

  it.each([
    ['disdik', 'DISDIK'],
    ['Dinas Pendidikan', 'DISDIK'],
    [' dinas  PENDIDIKAN Kab. Pesawaran', 'DISDIK'],
    ['Dinas Pendidikan Kabupaten Pesawaran', 'DISDIK'],
    ['KEC GEDONGTATAAN', 'KEC-GEDONGTATAAN'],
    ['Kabupaten Pesawaran', undefined],
    ['Dinas', undefined],
    ['Dinas di tempat lain', undefined],
    [undefined, undefined],
  ])('that names the accused’s unit as %j keeps it as %j', async (said, code) => {
    const intake = theIntake();
    const about = { ...form, accusedUnit: said, link: 'https://contoh.test/bukti' };
    await intake.submit(about, await attemptOf(undefined, about));
    expect([...intake.reports.values()][0]?.accusedUnitCode).toBe(code);
  });

  it('in the first hours of a day is dated by the region’s own calendar', async () => {
    const { store } = memoryReports();
    const submit = submitReport({
      compareNames: nobodyAlike,
      campaign: demoCampaign(),
      reports: store,
      codeKey: () => Promise.resolve(Buffer.alloc(32, 3)),
      now: () => Date.parse('2026-11-23T17:30:00Z'),
    });
    const today = { ...form, occurredOn: '2026-11-24', knownOn: '2026-11-24' };
    await expect(submit(today, await attemptOf(undefined, today))).resolves.toMatchObject({
      outcome: 'added',
    });
  });

  it('without a key is a report of its own each time', async () => {
    const intake = theIntake();
    const first = await intake.submit(form, await attemptOf(undefined, form));
    const second = await intake.submit(form, await attemptOf(undefined, form));
    expect(second.code).not.toBe(first.code);
    expect(intake.reports.size).toBe(2);
  });

  it('for a region that is not served is refused by name', async () => {
    const far = { ...form, region: '11.01' };
    await expect(theIntake().submit(far, await attemptOf(undefined, far))).rejects.toMatchObject({
      code: 'invalid-fields',
      errors: [{ field: 'region', reason: 'unknown-region' }],
    });
  });

  it.each<[string, Partial<ReportForm>, string, string]>([
    ['a future date', { occurredOn: '2026-11-24' }, 'occurredOn', 'in-the-future'],
    ['a date that does not exist', { occurredOn: '2026-02-30' }, 'occurredOn', 'not-a-date'],
    ['a date of long ago', { occurredOn: '2001-01-01' }, 'occurredOn', 'too-long-ago'],
    ['known before it happened', { knownOn: '2026-11-19' }, 'knownOn', 'before-occurred'],
    ['an accused nobody could find', { accusedName: undefined }, 'accusedName', 'accused-unnamed'],
    ['a lead with a name', { reporterName: 'Warga' }, 'reporterName', 'not-for-lead'],
    ['a lead with a phone', { reporterPhone: '081234567890' }, 'reporterPhone', 'not-for-lead'],
    ['a lead with a job', { reporterJob: 'Guru' }, 'reporterJob', 'not-for-lead'],
    ['a lead with witnesses', { witnesses: 'Rudi' }, 'witnesses', 'not-for-lead'],
    ['a lead with an e-mail', { reporterEmail: 'w@contoh.test' }, 'reporterEmail', 'not-for-lead'],
    ['an accused without a unit', { accusedUnit: undefined }, 'accusedName', 'accused-unnamed'],
    [
      'a named report without an address',
      { lane: 'named', reporterName: 'Warga' },
      'reporterAddress',
      'needed-for-named',
    ],
    [
      'a named report without one',
      { lane: 'named', reporterAddress: 'Jalan' },
      'reporterName',
      'needed-for-named',
    ],
  ])('is refused for %s', (_, change, field, reason) => {
    const errors = errorsOf(() => checkTogether({ ...form, ...change }, '2026-11-23'));
    expect(errors).toEqual([{ field, reason }]);
  });

  it('is taken with a link in place of a name, and with both dates today', () => {
    const linked: ReportForm = {
      ...form,
      accusedName: undefined,
      accusedUnit: undefined,
      link: 'https://contoh.test/bukti',
    };
    expect(
      errorsOf(() =>
        checkTogether({ ...linked, occurredOn: '2026-11-23', knownOn: '2026-11-23' }, '2026-11-23'),
      ),
    ).toEqual([]);
  });

  it('is refused for everything that is wrong at once', () => {
    const wrong: ReportForm = {
      ...form,
      lane: 'named',
      accusedName: undefined,
      occurredOn: '2026-12-01',
      knownOn: '2026-02-30',
    };
    expect(errorsOf(() => checkTogether(wrong, '2026-11-23'))).toEqual([
      { field: 'accusedName', reason: 'accused-unnamed' },
      { field: 'reporterName', reason: 'needed-for-named' },
      { field: 'reporterAddress', reason: 'needed-for-named' },
      { field: 'occurredOn', reason: 'in-the-future' },
      { field: 'knownOn', reason: 'not-a-date' },
    ]);
  });
});

describe('the report form', () => {
  const fieldsRefused = (said: unknown): string[] => {
    const parsed = z.safeParse(reportForm, said);
    return parsed.success ? [] : fieldErrors(parsed.error.issues).map(({ field }) => field);
  };

  it('takes what it asks for', () => {
    expect(fieldsRefused(form)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['a field it does not know', { class: 'disiplin' }, 'class'],
    ['a severity the reporter chose', { severity: 5 }, 'severity'],
    ['a conduct it does not know', { conduct: 'nonsense' }, 'conduct'],
    ['an account of no words', { account: ' '.repeat(40) }, 'account'],
    ['an account without end', { account: 'a'.repeat(4001) }, 'account'],
    ['a date in another order', { knownOn: '23-11-2026' }, 'knownOn'],
    ['a link that is a script', { link: 'javascript:alert(1)' }, 'link'],
    ['a number in place of text', { place: 5 }, 'place'],
    ['an e-mail that is none', { reporterEmail: 'warga' }, 'reporterEmail'],
  ])('refuses %s', (_, more, field) => {
    expect(fieldsRefused({ ...form, ...more })).toEqual([field]);
  });
});
