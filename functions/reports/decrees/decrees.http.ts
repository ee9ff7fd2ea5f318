import type { CalendarStore } from '../calendar/calendar-store.ts';
import { showYear } from '../calendar/calendar.http.ts';
import type { ReadQueue } from '../cases/case-queue.ts';
import type { DeadlineLaw } from '../law/deadline-rules.ts';
import { holidayCalendar, withChangedYears, type DayOff } from '../law/holidays.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import type { Campaign } from '../../../shared/campaign.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Person } from '../../../shared/http/request.ts';
import { mayCall } from '../../../shared/operation/access.ts';
import type { Does } from '../../../shared/operation/call.ts';
import type { WithForm } from '../../../shared/operation/serve.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { askForYear, decideYear } from './change-year.ts';
import type { ChangeStore } from './change-store.ts';
import { shownChange, type CalendarAnswer } from './decree-forms.ts';
import { movedDeadlines, type Moved } from './moved-deadlines.ts';
import { decreeOperations, type DecreeOperations } from './operations.ts';
import { fixedHolidays, inOrder, readLines } from './year-lines.ts';

export type Needs = {
  campaign: Campaign;
  law: DeadlineLaw;
  years: CalendarStore;
  changes: ChangeStore;
  readQueue: ReadQueue;
  newId: () => string;
  now: Now;
};

/** GET /v1/calendar: a year with what waits and what was. */
export const showCalendarHttp =
  (needs: Needs): Does<DecreeOperations['showCalendar']> =>
  async ({ query, person }) => {
    const body = await answerOf(needs, query.year ?? thisYear(needs.now()), person);
    return { status: 200, body, page: await pageOf(body, person) };
  };

const thisYear = (now: number): string => localDate(now, 'Asia/Jakarta').slice(0, 4);

const answerOf = async (needs: Needs, year: string, person: Person): Promise<CalendarAnswer> => {
  const { years, changes, now } = needs;
  const at = now();
  const all = await years.list();
  const { hasDecree } = holidayCalendar(
    withChangedYears(new Map(all.map((one) => [one.year, one.days]))),
  );
  const shown = (await changes.list(year)).map((one) => shownChange(one, person, at));
  const waiting = shown.find(({ state }) => state === 'waiting');
  const current = Number(thisYear(at));
  return {
    ...showYear(
      year,
      all.find((one) => one.year === year),
    ),
    missing: [current, current + 1].map(String).filter((one) => !hasDecree(one)),
    fixed: fixedHolidays(year),
    moves: waiting ? await movedDeadlines(needs)(year, waiting.days) : null,
    changes: shown,
  };
};

type Tried = { filled: Filled; preview?: Moved | undefined };

const pageOf = async (answer: CalendarAnswer, person: Person, tried?: Tried) => {
  const { renderCalendar } = await import('./calendar-page.tsx');
  const mayAsk = mayCall(decreeOperations.writeCalendar, person) === 'allowed';
  return (frame: Parameters<typeof renderCalendar>[0]) =>
    renderCalendar(frame, { answer, mayAsk, tried });
};

/** PUT /v1/calendar/{year}: an admin of the nation asks for a year's days, or only what they would move. */
export const putCalendarHttp =
  (needs: Needs): Does<DecreeOperations['putCalendar']> =>
  async ({ path: { year }, query, body, person }) => {
    const errors = wrongDays(year, body.days);
    if (errors.length > 0) throw new Refusal('invalid-fields', errors);
    const days = inOrder(body.days.map(tidied));
    if (query.preview) return previewed(needs, year, days);
    const change = await askForYear(needs)({ year, version: body.version, days }, person);
    return { status: 202, body: shownChange(change, person, needs.now()) };
  };

const previewed = async (needs: Needs, year: string, days: DayOff[]) => ({
  status: 200 as const,
  body: { days, moves: await movedDeadlines(needs)(year, days) },
});

const tidied = ({ date, kind, name, decree }: DayOff): DayOff => ({
  ...{ date, kind, name: { id: tidyText(name.id), en: tidyText(name.en) } },
  decree: tidyText(decree),
});

const wrongDays = (year: string, days: DayOff[]): FieldError[] => {
  const seen = new Set<string>();
  return days.flatMap(({ date, kind }, index) => {
    const isTwice = seen.has(`${date} ${kind}`);
    seen.add(`${date} ${kind}`);
    const field = `days.${index}.date`;
    if (!date.startsWith(`${year}-`)) return [{ field, reason: 'not-of-that-year' }];
    return isTwice ? [{ field, reason: 'named-twice' }] : [];
  });
};

/** POST /v1/calendar/{year}: the same by a form, a day a line; refused, it comes back as it was left. */
export const writeCalendarHttp = (needs: Needs): WithForm<DecreeOperations['writeCalendar']> => ({
  does: async ({ path: { year }, body, person, request }) => {
    const { version, decree, holidays, jointLeave = '', step } = body;
    const { days, errors } = readLines(year, { decree, holidays, jointLeave });
    if (errors.length > 0) throw new Refusal('invalid-fields', errors);
    if (step === 'preview') {
      const seen = await previewed(needs, year, days);
      if (!request.wantsHtml) return seen;
      const values = { version: String(version), decree, holidays, jointLeave };
      const tried = { filled: { values, errors: [] }, preview: seen.body.moves };
      return { ...seen, page: await pageOf(await answerOf(needs, year, person), person, tried) };
    }
    const change = await askForYear(needs)({ year, version, days }, person);
    if (request.wantsHtml) return toPage(request.base, year);
    return { status: 202, body: shownChange(change, person, needs.now()) };
  },
  formAgain: async (filled, { person, params }) => {
    const year = params['year'] ?? '';
    if (!person || !isYear(year)) throw new Refusal('invalid-fields', filled.errors);
    const answer = await answerOf(needs, year, person);
    return { status: 422, page: await pageOf(answer, person, { filled }) };
  },
  alsoAfter: ['conflict'],
});

const isYear = (text: string): boolean => /^20\d{2}$/.test(text);

/** POST …/decision: another person agrees, or somebody rejects. */
export const decideCalendarHttp =
  (needs: Needs): Does<DecreeOperations['decideCalendar']> =>
  async ({ path: { year, changeId }, body: { is }, person, request }) => {
    const change = await decideYear(needs)({ year, changeId, is }, person);
    if (request.wantsHtml) return toPage(request.base, year);
    return { status: 200, body: shownChange(change, person, needs.now()) };
  };

const toPage = (base: string, year: string) =>
  ({ status: 303, headers: { location: `${base}/v1/calendar?year=${year}` } }) as const;
