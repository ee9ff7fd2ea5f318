import * as z from 'zod/mini';
import { formatDay } from '../../../shared/calendar/zones.ts';
import type { Words } from '../../../shared/page/frame.ts';
import { dutyShape, leaveShape } from './officer.ts';
import type { RowView } from './register-change.ts';
import { words } from './words.ts';

type Field = RowView['fields'][number]['field'];
type Lang = keyof Words;

const valuesInWords = new Map<string, Words>(Object.entries(words.values));

/**
 * What a change of the register says of a field, in words: rungs, yes or no, days away, times of duty; what people entered
 * as they entered it. A value that a version before wrote in another form is shown as it is.
 */
export const valueIn = (field: Field, value: string, lang: Lang): string => {
  if (value === '') return '–';
  return inWords[field]?.(value, lang) ?? valuesInWords.get(value)?.[lang] ?? value;
};

type InWords = (value: string, lang: Lang) => string | undefined;

const leaveInWords: InWords = (value, lang) => {
  const days = listIn(z.array(leaveShape), value);
  if (days?.length === 0) return '–';
  return days
    ?.map(({ from, to }) =>
      from === to ? formatDay(from, lang) : `${formatDay(from, lang)} – ${formatDay(to, lang)}`,
    )
    .join(', ');
};

const dutyInWords: InWords = (value, lang) => {
  const times = listIn(z.array(dutyShape), value);
  if (times?.length === 0) return words.always[lang];
  return times
    ?.map(
      ({ days, from, to }) => `${days.map((day) => dayName(day, lang)).join(', ')} ${from}–${to}`,
    )
    .join('; ');
};

const inWords: Partial<Record<Field, InWords>> = { leave: leaveInWords, duty: dutyInWords };

/** 1 is Monday, 7 is Sunday. */
const dayName = (day: number, lang: Lang): string => words.weekdays[lang][day - 1] ?? String(day);

const listIn = <S extends z.ZodMiniType>(shape: S, value: string): z.output<S> | undefined => {
  try {
    return z.safeParse(shape, JSON.parse(value)).data;
  } catch {
    return undefined;
  }
};
