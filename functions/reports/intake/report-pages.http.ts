import { servedRegion } from '../../../shared/campaign.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import { readParameters } from '../../../shared/http/body.ts';
import type { HttpUseCase } from '../../../shared/http/http-handler.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { renderTrackForm } from './pages/track.tsx';
import { deadlineToReport, reportDeadlineQuery } from './report-deadline.ts';
import { dateReason } from './report-form.ts';
import { reportPage, type FormPageNeeds } from './report-form-page.ts';

/** As the page needs it, with the calendar as it is decreed when somebody asks. */
type Needs = Omit<FormPageNeeds, 'calendar'> & { calendar: () => Promise<HolidayCalendar> };

/** What a link to the form may fill in: nothing that says who somebody is. */
const fillable = ['lane', 'region', 'conduct'];

/** GET /lapor: the report form. */
export const reportPageHttp =
  (needs: Needs): HttpUseCase =>
  async ({ query }) => ({
    status: 200,
    body: { form: '/v1/reports' },
    page: reportPage(
      { ...needs, calendar: await needs.calendar() },
      {
        values: Object.fromEntries(
          fillable.flatMap((name) => (query[name] ? [[name, query[name]]] : [])),
        ),
        errors: [],
      },
    ),
  });

/** GET /v1/report-deadline: the time left to bring a report to Bawaslu, by the region's kind of election. */
export const reportDeadlineHttp =
  ({ campaign, calendar, now }: Omit<Needs, 'newId'>): HttpUseCase =>
  async ({ query }) => {
    const asked = readParameters(query, reportDeadlineQuery);
    const region = servedRegion(campaign, asked.region);
    if (!region) throw refuseField('region', 'unknown-region');
    const reason = dateReason(asked.knownOn, localDate(now(), region.zone));
    if (reason) throw refuseField('knownOn', reason);
    const body = deadlineToReport({ campaign, calendar: await calendar() })({
      region,
      knownOn: asked.knownOn,
      now: now(),
    });
    return { status: 200, body };
  };

/** GET /lacak: asks for a follow-up code. */
export const trackPageHttp: HttpUseCase = () => ({
  status: 200,
  body: { form: '/v1/tracking' },
  page: renderTrackForm,
});
