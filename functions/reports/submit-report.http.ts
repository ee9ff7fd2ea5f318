import { attemptOf } from '../../shared/attempt.ts';
import type { Answer } from '../../shared/http/answer.ts';
import { idempotencyKeyOf, readBody } from '../../shared/http/body.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import { reportForm } from './report-form.ts';
import type { submitReport } from './submit-report.ts';

/** POST /v1/reports: JSON or a form in; the follow-up code and the case number out, shown once. */
export const submitReportHttp =
  (submit: ReturnType<typeof submitReport>): HttpUseCase =>
  async (request): Promise<Answer> => {
    const form = readBody(request, reportForm);
    const { code, caseNumber, region } = await submit(
      form,
      attemptOf(idempotencyKeyOf(request), form),
    );
    const body = { code, caseNumber, region, lane: form.lane, knownOn: form.knownOn };
    return {
      status: 201,
      body,
      page: async (frame) =>
        (await import('./pages/report-done.tsx')).renderReportDone(frame, body),
    };
  };
