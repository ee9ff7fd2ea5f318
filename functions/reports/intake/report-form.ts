import * as z from 'zod/mini';
import type { Lane } from '../../../events/lane.ts';
import { Refusal, type FieldError } from '../../../shared/refusal.ts';
import { laneRules } from '../lanes.ts';
import { namesStoredWith, questionList, questions } from './questions.ts';

type Entry = (typeof questionList)[number];
type RequiredWhen<Required extends string> = Extract<Entry, { question: { required: Required } }>;
type Shape = { [E in RequiredWhen<'always'> as E['question']['name']]: E['takes'] } & {
  [E in RequiredWhen<'named' | 'never'> as E['question']['name']]: z.ZodMiniOptional<E['takes']>;
};

const shape = Object.fromEntries(
  questionList.map(({ question, takes }) => [
    question.name,
    question.required === 'always' ? takes : z.optional(takes),
  ]),
) as Shape;

/** The answers of a reporter, one for each question; rules that join several answers are in `checkTogether`. */
export const reportForm = z.strictObject(shape);
export type ReportForm = z.infer<typeof reportForm>;
/** The same in any lane: whoever finds something answers part of it. */
type Answers = Omit<ReportForm, 'lane'> & { lane: Lane };

/** Refuses answers that do not fit together: the accused, the lane's name, the two dates. `today` is the region's own date. */
export const checkTogether = (form: Answers, today: string): void => {
  const errors = [...accusedErrors(form), ...laneErrors(form), ...dateErrors(form, today)];
  if (errors.length > 0) throw new Refusal('invalid-fields', errors);
};

const accusedErrors = (form: Answers): FieldError[] =>
  form.link !== undefined || (form.accusedName !== undefined && unitSaid(form) !== undefined)
    ? []
    : [{ field: 'accusedName', reason: 'accused-unnamed' }];

/** "I do not know" is an answer: somebody above the region then finds out. */
const unitSaid = ({ accusedUnit, accusedUnitOther }: Answers) => accusedUnit ?? accusedUnitOther;

const laneErrors = (form: Answers): FieldError[] =>
  laneRules[form.lane].hasIdentity
    ? questions
        .filter(({ name, required }) => required === 'named' && !answered(form).has(name))
        .map(({ name }) => ({ field: name, reason: 'needed-for-named' }))
    : namesStoredWith('identity')
        .filter((name) => answered(form).has(name))
        .map((field) => ({ field, reason: 'not-for-lead' }));

const answered = (form: Answers): Set<string> =>
  new Set(Object.entries(form).flatMap(([name, answer]) => (answer === undefined ? [] : [name])));

const dateErrors = (form: Answers, today: string): FieldError[] => {
  const errors = (['occurredOn', 'knownOn'] as const).flatMap((field) => {
    const reason = dateReason(form[field], today);
    return reason ? [{ field, reason }] : [];
  });
  if (errors.length === 0 && form.knownOn < form.occurredOn) {
    errors.push({ field: 'knownOn', reason: 'before-occurred' });
  }
  return errors;
};

/** Elections leave no case older than two cycles; an earlier year is a slip of the keyboard. */
const oldestYears = 10;

/** Why a text is no date of a report, if it is none; `today` is the region's own date. */
export const dateReason = (date: string, today: string): string | undefined => {
  const parsed = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(date)) return 'not-a-date';
  if (date > today) return 'in-the-future';
  return Number(today.slice(0, 4)) - Number(date.slice(0, 4)) > oldestYears
    ? 'too-long-ago'
    : undefined;
};
