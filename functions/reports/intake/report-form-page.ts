import { campaignFor, servedRegion, type Campaign } from '../../../shared/campaign.ts';
import { unitsOf } from '../../../shared/units.ts';
import { isDay } from '../../../shared/calendar/dates.ts';
import type { DeadlineLaw } from '../law/deadline-rules.ts';
import { editionOn, type Catalogue } from '../law/editions.ts';
import type { HolidayCalendar } from '../law/holidays.ts';
import { localDate } from '../../../shared/calendar/zones.ts';
import type { Now } from '../../../shared/clock.ts';
import type { Filled } from '../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Option, Question } from '../../../shared/page/question.ts';
import { chosenUnit, otherUnit } from './chosen-unit.ts';
import { completeness } from './completeness.ts';
import { renderReport } from './pages/report.tsx';
import { questions } from './questions.ts';
import { deadlineToReport, type ReportDeadline } from './report-deadline.ts';

export type FormPageNeeds = {
  campaign: Campaign;
  calendar: HolidayCalendar;
  law: DeadlineLaw;
  catalogue: Catalogue;
  newId: () => string;
  now: Now;
};

/**
 * The report form as a page, empty or as somebody left it, with the time left and what is still missing. The mark of a
 * retry stays the same for whoever comes back from the check.
 */
export const reportPage =
  (needs: FormPageNeeds, filled: Filled, idempotencyKey = needs.newId()) =>
  (frame: PageFrame): string => {
    const shown = campaignFor(needs.campaign, filled.values['region']);
    const deadline = deadlineOf(needs, filled);
    const today = deadline?.today ?? localDate(needs.now(), 'Asia/Jakarta');
    return renderReport({
      frame,
      questions: questionsFor(needs.campaign, filled),
      unitGroups: Object.fromEntries(
        shown.regions.map(({ code, name }) => [code, { id: name, en: name }]),
      ),
      filled,
      idempotencyKey,
      complete: completeness(filled.values, today, deadline),
      deadline,
      edition: editionOn(needs.catalogue, dayOfAct(filled, today))?.name,
    });
  };

/** The day that was said, or today while none is. */
const dayOfAct = ({ values }: Filled, today: string): string => {
  const said = values['occurredOn'] ?? '';
  return isDay(said) ? said : today;
};

const deadlineOf = (
  { campaign, calendar, law, now }: FormPageNeeds,
  { values }: Filled,
): ReportDeadline | undefined => {
  const region = servedRegion(campaign, values['region'] ?? '');
  const knownOn = values['knownOn'] ?? '';
  if (!region || !isDay(knownOn) || knownOn > localDate(now(), region.zone)) return undefined;
  return deadlineToReport({ campaign, calendar, law })({ region, knownOn, now: now() });
};

/** The questions with the regions this campaign serves filled in, and their units. */
export const questionsFor = (
  all: Campaign,
  filled: Filled,
  asked: readonly Question[] = questions,
): Question[] => {
  const campaign = campaignFor(all, filled.values['region']);
  const units = unitOptions(campaign, filled);
  return asked.flatMap((question): Question[] => {
    if (question.name === 'region') return [{ ...question, options: regionOptions(campaign) }];
    if (question.name === 'accusedUnit' && units)
      return [{ ...question, kind: 'select', options: units }];
    // Where the unit is written anyway, it is not asked twice.
    return question.name === 'accusedUnitOther' && !units ? [] : [question];
  });
};

const regionOptions = ({ regions }: Campaign): Option[] =>
  regions.map(({ code, name }) => ({ value: code, label: { id: name, en: name } }));

/** More units than this make a page that a slow line waits for: without a region they are written, not chosen. */
const mostUnits = 200;

/** The units of the region that was chosen, or of all; "another" last. */
const unitOptions = ({ regions }: Campaign, { values }: Filled): Option[] | undefined => {
  const chosen = regions.filter(({ code }) => code === values['region']);
  const options = (chosen.length > 0 ? chosen : regions).flatMap((region) =>
    unitsOf(region).map(({ code, name }): Option => {
      const value = chosenUnit(region.code, code);
      return { value, group: region.code, label: { id: name, en: name } };
    }),
  );
  if (options.length > mostUnits) return undefined;
  return [...options, { value: otherUnit, label: anotherUnit }];
};

const anotherUnit = { id: 'Lainnya, atau saya tidak tahu', en: 'Another, or I do not know' };
