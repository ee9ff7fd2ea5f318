import { servedRegion } from '../../../shared/campaign.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import type { Does } from '../../../shared/operation/call.ts';
import { refuseField } from '../../../shared/refusal.ts';
import type { intakeOperations } from './operations.ts';
import { renderTrackForm } from './pages/track.tsx';
import { deadlineToReport } from './report-deadline.ts';
import { dateReason } from './report-form.ts';
import { reportPage, type FormPageNeeds } from './report-form-page.ts';

type Intake = typeof intakeOperations;

/** As the page needs it, with the calendar as it is decreed when the page is requested. */
type Needs = Omit<FormPageNeeds, 'calendar'> & { calendar: () => Promise<HolidayCalendar> };

/** GET /lapor: the report form; a link to it may fill in lane, region and conduct. */
export const reportPageHttp =
  (needs: Needs): Does<Intake['showReportPage']> =>
  async ({ query }) => ({
    status: 200,
    body: { form: '/v1/reports' },
    page: reportPage(
      { ...needs, calendar: await needs.calendar() },
      { values: stated(query), errors: [] },
    ),
  });

const stated = (query: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** GET /v1/report-deadline: the time left to bring a report to Bawaslu, by the region's kind of election. */
export const reportDeadlineHttp =
  ({ campaign, calendar, law, now }: Omit<Needs, 'newId'>): Does<Intake['readReportDeadline']> =>
  async ({ query: { region: code, knownOn } }) => {
    const region = servedRegion(campaign, code);
    if (!region) throw refuseField('region', 'unknown-region');
    const reason = dateReason(knownOn, localDate(now(), region.zone));
    if (reason) throw refuseField('knownOn', reason);
    const deadline = deadlineToReport({ campaign, calendar: await calendar(), law });
    return { status: 200, body: deadline({ region, knownOn, now: now() }) };
  };

/** GET /lacak: asks for a follow-up code. */
export const trackPageHttp: Does<Intake['showTrackPage']> = () => ({
  status: 200,
  body: { form: '/v1/tracking' },
  page: renderTrackForm,
});
