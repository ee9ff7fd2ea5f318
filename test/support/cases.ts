import { createHash } from 'node:crypto';
import { shippedRules } from '../../functions/reports/law/deadline-rules.ts';
import { holidayCalendar, shippedDays, type DayOff } from '../../functions/reports/law/holidays.ts';
import type { DeadlineBasis } from '../../functions/reports/cases/case-deadline.ts';
import type { Case } from '../../functions/reports/cases/case.ts';
import { newCase, type OpenedReport } from '../../functions/reports/cases/new-case.ts';
import { demoCampaign } from './campaign.ts';

/** Monday 23 November 2026, 09:00 in Jakarta. */
export const mondayNine = Date.parse('2026-11-23T02:00:00Z');

let made = 0;

/** A lead of Pesawaran, about a unit in which no officer of the tests serves, known on the day before, as the stream of reports tells it; each under a key of its own. */
export const anOpenedReport = (more: Partial<OpenedReport> = {}): OpenedReport => {
  made += 1;
  const reportKey = createHash('sha256').update(`kasus ${made}`).digest('base64url').slice(0, 32);
  return {
    reportKey,
    caseNumber: `LP-7K${String(made).padStart(4, '0')}`,
    region: '18.09',
    lane: 'lead',
    conduct: 'social-engagement',
    severity: 4,
    accusedUnitCode: 'DISDUKCAPIL',
    receivedAt: mondayNine,
    expiresAt: Math.floor(mondayNine / 1000) + 365 * 86_400,
    ...more,
    details: {
      lane: 'lead',
      region: '18.09',
      conduct: 'social-engagement',
      occurredOn: '2026-11-20',
      knownOn: '2026-11-22',
      place: 'Facebook, grup warga',
      accusedName: `Contoh Nama ${String.fromCharCode(65 + (made % 26))}${'abcdefghij'[made % 10] ?? ''}${'klmnopqrst'[Math.floor(made / 10) % 10] ?? ''}`,
      accusedUnit: 'Dinas Kependudukan dan Pencatatan Sipil',
      account: 'Membagikan ajakan memilih salah satu calon pada jam kerja.',
      ...more.details,
    },
  };
};

/** What deadlines are counted by: the demo campaign, and the shipped days off unless others are given. */
export const countingWith = (days: readonly DayOff[] = shippedDays()): DeadlineBasis => ({
  campaign: demoCampaign(),
  calendar: holidayCalendar(days),
  law: { rules: shippedRules() },
  mark: `hari-${String(days.length)}`,
});

/** A case as it begins, with some of it otherwise. */
export const aCase = (more: Partial<Case> = {}, report: Partial<OpenedReport> = {}): Case => ({
  ...newCase(anOpenedReport(report), { counting: countingWith(), key: Buffer.alloc(32, 7) }).case,
  ...more,
});
