import type { Request } from '../../../shared/http/request.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import { checkAsSent } from './check-as-sent.ts';
import type { intakeOperations } from './operations.ts';
import type { ReportForm } from './report-form.ts';
import { questionsFor, reportPage, type FormPageNeeds } from './report-form-page.ts';
import { standing } from './standing.ts';

type Intake = typeof intakeOperations;
type Needs = Omit<FormPageNeeds, 'calendar'> & { calendar: () => Promise<HolidayCalendar> };

/**
 * POST /lapor/periksa: refuses what sending would refuse, and shows the rest as it would be sent. Nothing is stored, and
 * nothing is counted: no table is within its reach.
 */
export const reviewReportHttp =
  (needs: Needs): Does<Intake['reviewReport']> =>
  async ({ body: form, idempotencyKey, request }) => {
    checkAsSent(needs, form);
    const mark = ownMark(request, idempotencyKey) ?? needs.newId();
    const { deadline, complete } = await standing(needs, form);
    const { region, lane } = form;
    return {
      status: 200,
      body: { region, lane, late: deadline.late, deadline, complete },
      page: async (frame) => {
        const values = answersOf(form);
        const questions = questionsFor(needs.campaign, { values, errors: [] });
        const { renderReview } = await import('./pages/review.tsx');
        const common = { frame, questions, values, complete, deadline };
        return renderReview({ ...common, idempotencyKey: mark });
      },
    };
  };

/** POST /lapor/ubah: the form with what was typed, for whoever goes back to a field without script. */
export const changeReportHttp =
  (needs: Needs): Does<Intake['changeReport']> =>
  async ({ body, idempotencyKey, request }) => {
    const calendar = await needs.calendar();
    const mark = ownMark(request, idempotencyKey);
    return {
      status: 200,
      body: { form: '/v1/reports' },
      page: reportPage({ ...needs, calendar }, { values: body, errors: [] }, mark),
    };
  };

/**
 * The mark of a retry, if it came from a page of ours: whoever knows mark and report is given the code once more, so no
 * other site may choose the mark.
 */
const ownMark = (
  { headers }: Pick<Request, 'headers'>,
  mark: string | undefined,
): string | undefined =>
  (headers['sec-fetch-site']?.[0] ?? 'same-origin') === 'same-origin' ? mark : undefined;

const answersOf = (form: ReportForm): Record<string, string> =>
  Object.fromEntries(
    Object.entries(form).flatMap(([name, answer]) =>
      answer === undefined ? [] : [[name, answer]],
    ),
  );
