import { completeness, type ReportFields } from '../../functions/reports/intake/completeness.ts';
import type { AcceptedReport } from '../../functions/reports/intake/pages/report-done.tsx';
import { deadlineToReport } from '../../functions/reports/intake/report-deadline.ts';
import type { FormPageNeeds } from '../../functions/reports/intake/report-form-page.ts';
import { outOfScope } from '../../functions/reports/intake/scope.ts';
import { shippedRules } from '../../functions/reports/law/deadline-rules.ts';
import { shippedCatalogue } from '../../functions/reports/law/editions.ts';
import { holidayCalendar, shippedDays } from '../../functions/reports/law/holidays.ts';
import type { Campaign } from '../../shared/campaign.ts';

/** Sunday 29 November 2026, 08:00 in Jakarta. */
export const sundayMorning = Date.parse('2026-11-29T01:00:00Z');

/** What the pages of the report form stand on, with the clock on that Sunday. */
export const formNeeds = (campaign: Campaign, now = sundayMorning): FormPageNeeds => ({
  campaign,
  calendar: holidayCalendar(shippedDays()),
  law: { rules: shippedRules() },
  catalogue: shippedCatalogue(),
  newId: () => 'k',
  now: () => now,
});

/** What the handlers of the form stand on: the same, with a calendar that is asked for. */
export const askedNeeds = (campaign: Campaign, now = sundayMorning) => {
  const needs = formNeeds(campaign, now);
  return { ...needs, calendar: () => Promise.resolve(needs.calendar) };
};

/** A report as its page is told of it: a lead known of the day before, unless said otherwise. */
export const aDoneReport = (campaign: Campaign, said: ReportFields = {}): AcceptedReport => {
  const form = { lane: 'lead', knownOn: '2026-11-28', conduct: 'other', ...said };
  const [region] = campaign.regions;
  if (!region) throw new Error('a campaign has regions');
  const needs = formNeeds(campaign);
  const deadline = deadlineToReport(needs)({ region, knownOn: form.knownOn, now: needs.now() });
  return {
    code: '4821 0093 5517 2204',
    caseNumber: 'LP-7KQ2MD',
    region: region.code,
    lane: form.lane === 'named' ? 'named' : 'lead',
    outOfScope: outOfScope(form),
    isSlower: false,
    deadline,
    complete: completeness(form, deadline.today, deadline),
  };
};
