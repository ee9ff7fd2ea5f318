import type { Campaign } from '../../../shared/campaign.ts';
import { servedRegion } from '../../../shared/campaign.ts';
import { isDay } from '../../../shared/calendar/dates.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Question } from '../../../shared/page/question.ts';
import { completeness } from './completeness.ts';
import { renderReport } from './pages/report.tsx';
import { questions } from './questions.ts';
import { deadlineToReport, type ReportDeadline } from './report-deadline.ts';

export type FormPageNeeds = {
  campaign: Campaign;
  calendar: HolidayCalendar;
  newId: () => string;
  now: Now;
};

/** The report form as a page, empty or as somebody left it, with the time left and what is still missing. */
export const reportPage =
  (needs: FormPageNeeds, filled: Filled) =>
  (frame: PageFrame): string => {
    const deadline = deadlineOf(needs, filled);
    const today = deadline?.today ?? localDate(needs.now(), 'Asia/Jakarta');
    return renderReport({
      frame,
      questions: questionsFor(needs.campaign),
      filled,
      idempotencyKey: needs.newId(),
      complete: completeness(filled.values, today, deadline),
      deadline,
    });
  };

const deadlineOf = (
  { campaign, calendar, now }: FormPageNeeds,
  { values }: Filled,
): ReportDeadline | undefined => {
  const region = servedRegion(campaign, values['region'] ?? '');
  const knownOn = values['knownOn'] ?? '';
  if (!region || !isDay(knownOn) || knownOn > localDate(now(), region.zone)) return undefined;
  return deadlineToReport({ campaign, calendar })({ region, knownOn, now: now() });
};

/** The questions with the regions this campaign serves filled in. */
const questionsFor = (campaign: Campaign): Question[] =>
  questions.map((question) =>
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
