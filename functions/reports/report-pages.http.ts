import type { Campaign } from '../../shared/campaign.ts';
import type { HttpUseCase } from '../../shared/http/http-handler.ts';
import type { Filled } from '../../shared/page/fields.tsx';
import type { PageFrame } from '../../shared/page/frame.ts';
import type { Question } from '../../shared/page/question.ts';
import { renderReport } from './pages/report.tsx';
import { renderTrackForm } from './pages/track.tsx';
import { questionList } from './questions.ts';

type Needs = { campaign: Campaign; newId: () => string };

/** The questions with the regions this campaign serves filled in. */
const questionsFor = (campaign: Campaign): Question[] =>
  questionList.map(({ question }) =>
    question.name === 'region'
      ? {
          ...question,
          options: campaign.regions.map(({ code, name }) => ({
            value: code,
            label: { id: name, en: name },
          })),
        }
      : question,
  );

/** The report form as a page, empty or as somebody left it. */
export const reportPage =
  ({ campaign, newId }: Needs, filled: Filled) =>
  (frame: PageFrame): string =>
    renderReport({ frame, questions: questionsFor(campaign), filled, idempotencyKey: newId() });

/** GET /lapor: the report form. */
export const reportPageHttp =
  (needs: Needs): HttpUseCase =>
  ({ query }) => ({
    status: 200,
    body: { form: '/v1/reports' },
    page: reportPage(needs, { values: query, errors: [] }),
  });

/** GET /lacak: asks for a follow-up code. */
export const trackPageHttp: HttpUseCase = () => ({
  status: 200,
  body: { form: '/v1/tracking' },
  page: renderTrackForm,
});
