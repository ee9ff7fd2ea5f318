import { shippedDays, type DayOff } from '../law/holidays.ts';
import { formatDay, monthNamed } from '../../../shared/calendar/zones.ts';
import { isDay } from '../../../shared/calendar/dates.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';

/** The days off of a year as a form has them: a day a line, as people write it. */
export type YearLines = { decree: string; holidays: string; jointLeave: string };

/** A day off, the field of a form it came from, and on which line; undefined where it came as data. */
type Placed = { day: DayOff; field: 'holidays' | 'jointLeave'; line: number };

/** 'Jumat, 1 Januari 2027: Tahun Baru Masehi': the weekday and the year may be left out. */
const lineForm = /^(?:\p{L}{4,9}, )?(\d{1,2}) (\p{L}{3,10})(?: (\d{4}))?(?: ?[:;,–-])? (\S.*)$/u;

/** Reads the lines of a form; each that is no day of the year with a name of 2 to 120 letters is an error. */
export const readLines = (
  year: string,
  { decree, holidays, jointLeave }: YearLines,
): { days: DayOff[]; errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const placed: Placed[] = [];
  const read = (field: Placed['field'], kind: DayOff['kind'], text: string): void => {
    for (const [index, row] of text.split(/\r?\n/).entries()) {
      const written = tidyText(row);
      if (written === '') continue;
      const day = readLine(year, written, { kind, decree: tidyText(decree) });
      if (day) placed.push({ day, field, line: index + 1 });
      else errors.push({ field, reason: 'no-day-line', facts: { line: String(index + 1) } });
    }
  };
  read('holidays', 'holiday', holidays);
  read('jointLeave', 'joint-leave', jointLeave);
  const days = placed.map(({ day }) => day);
  for (const { day, field, line } of placed.filter((one, index) => isTwice(days, one.day, index)))
    errors.push({ field, reason: 'day-line-twice', facts: { line: String(line), day: day.date } });
  return { days: inOrder(days), errors };
};

const isTwice = (days: readonly DayOff[], { date, kind }: DayOff, index: number): boolean =>
  days.slice(0, index).some((one) => one.date === date && one.kind === kind);

export const inOrder = (days: readonly DayOff[]): DayOff[] =>
  [...days].sort((a, b) => a.date.localeCompare(b.date) || a.kind.localeCompare(b.kind));

type Common = Pick<DayOff, 'kind' | 'decree'>;

const readLine = (year: string, written: string, common: Common): DayOff | undefined => {
  const [, day = '', word = '', inYear = year, rest = ''] = lineForm.exec(written) ?? [];
  const [id = '', en = '', decree = ''] = rest.split('|').map((part) => part.trim());
  const month = monthNamed(word);
  const date = `${year}-${String(month ?? 0).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (inYear !== year || !isDay(date) || !/\p{L}{2}/u.test(id)) return undefined;
  if (id.length > 120 || en.length > 120 || decree.length > 200) return undefined;
  return {
    ...{ date, kind: common.kind, name: { id, en: en.length < 2 ? id : en } },
    decree: decree.length < 3 ? common.decree : decree,
  };
};

/** The lines by which a form shows days off; read again they are the same days. */
export const linesOf = (days: readonly DayOff[]): YearLines => {
  const decree = mostNamed(days.map((day) => day.decree));
  const of = (kind: DayOff['kind']) =>
    days
      .filter((day) => day.kind === kind)
      .map((day) => lineOf(day, decree))
      .join('\n');
  return { decree, holidays: of('holiday'), jointLeave: of('joint-leave') };
};

const lineOf = ({ date, name, decree }: DayOff, common: string): string => {
  const other = decree === common ? [] : [decree];
  const en = name.en === name.id && other.length === 0 ? [] : [name.en];
  return `${formatDay(date, 'id')}: ${[name.id, ...en, ...other].join(' | ')}`;
};

const mostNamed = (names: readonly string[]): string => {
  const times = (name: string) => names.filter((one) => one === name).length;
  return [...new Set(names)].sort((a, b) => times(b) - times(a))[0] ?? '';
};

/** Holidays that have one date each year by a presidential decree of their own: known before the SKB of a year. */
const fixedDates = ['01-01', '05-01', '06-01', '08-17', '12-25'];

/** The fixed holidays of a year, named as in the latest decree that is shipped. */
export const fixedHolidays = (year: string): Pick<DayOff, 'date' | 'name'>[] =>
  fixedDates.flatMap((monthDay) => {
    const latest = shippedDays().findLast(
      ({ date, kind }) => kind === 'holiday' && date.endsWith(`-${monthDay}`),
    );
    return latest ? [{ date: `${year}-${monthDay}`, name: latest.name }] : [];
  });

/** What the form of a year without a decree begins with. */
export const fixedLines = (year: string): string =>
  fixedHolidays(year)
    .map(({ date, name }) => `${formatDay(date, 'id')}: ${name.id} | ${name.en}`)
    .join('\n');
