import { anybodysMark, type NameAttempt } from '../../../shared/attempt.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { DeadlineLaw } from '../law/deadline-rules.ts';
import type { Catalogue } from '../law/editions.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import type { Now } from '../../../shared/clock.ts';
import type { SenderLoad } from '../../../shared/limits/sender-limit.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { PuzzleGate } from '../../../shared/puzzle/puzzle-gate.ts';
import { checkAsSent } from './check-as-sent.ts';
import type { intakeOperations } from './operations.ts';
import { standing } from './standing.ts';
import type { submitReport } from './submit-report.ts';

type Submit = typeof intakeOperations.submitReport;
type Needs = {
  campaign: Campaign;
  calendar: () => Promise<HolidayCalendar>;
  law: DeadlineLaw;
  now: Now;
  attemptOf: NameAttempt;
  submit: ReturnType<typeof submitReport>;
  /** Counts the sender's reports, and says how many times what is usual they are. */
  countSender: SenderLoad;
  /** Says whether a report goes the usual way or the slower one. */
  gate: PuzzleGate;
};

/** POST /v1/reports: takes JSON or a form; returns the follow-up code and the case number, shown once, with the time left and what is missing. */
export const submitReportHttp =
  (needs: Needs): Does<Submit> =>
  async ({ body: form, idempotencyKey, puzzle, request }) => {
    const attempt = await needs.attemptOf(anybodysMark(idempotencyKey, form), form);
    // What would be refused anyway is neither counted nor worth a puzzle.
    checkAsSent(needs, form);
    const arriving = { puzzle, purpose: `report/${form.region}`, attempt: attempt.body };
    const passed = await needs.gate(arriving, () =>
      needs.countSender(request.sourceAddress, needs.now()),
    );
    const isOver = passed === 'over';
    const way = { cameBy: 'form', isOver };
    const { code, caseNumber, region } = await needs.submit(form, attempt, way);
    const { lane, knownOn } = form;
    const stands = await standing(needs, form);
    const shown = { code, caseNumber, region, lane, isSlower: isOver, ...stands };
    return {
      status: 201,
      body: {
        ...shown,
        knownOn,
        late: shown.deadline.late,
        outOfScope: shown.outOfScope ?? null,
      },
      page: async (frame) =>
        (await import('./pages/report-done.tsx')).renderReportDone(frame, shown),
    };
  };

type FormNeeds = Pick<Needs, 'campaign' | 'calendar' | 'law' | 'now'> & {
  catalogue: Catalogue;
  newId: () => string;
};

/** The form as it was left, with what is wrong. */
export const reportFormAgain =
  (needs: FormNeeds): WithForm<Submit>['formAgain'] =>
  (filled) => ({
    status: 422,
    page: async (frame) => {
      const { reportPage } = await import('./report-form-page.ts');
      return reportPage({ ...needs, calendar: await needs.calendar() }, filled)(frame);
    },
  });
