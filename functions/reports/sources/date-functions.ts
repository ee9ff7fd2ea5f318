import { Functions } from '@aws-lambda-powertools/jmespath/functions';

import { measuredWithin } from './measured.ts';

/** The most characters that a function may put together: more than the largest payload has. */
const mostText = 1_000_000;

const months = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'pebruari', 'feb', 'peb'],
  ['maret', 'march', 'mar'],
  ['april', 'apr'],
  ['mei', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['agustus', 'august', 'agt', 'ags', 'agu', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nopember', 'nov', 'nop'],
  ['desember', 'december', 'des', 'dec'],
];

type Order = 'day-first' | 'month-first';

/**
 * A date as people write it (07/10/2026, 7 Oktober 2026, Rabu, 7 Okt 2026), as YYYY-MM-DD. The order of two numbers is
 * told, never guessed; what is no such date stays as it is, to be refused by the form.
 */
export const writtenDate = (written: unknown, order: Order): unknown => {
  if (typeof written !== 'string') return written;
  const text = written
    .trim()
    .toLowerCase()
    .replace(/^\p{L}+(?:['’]\p{L}*)?,\s*/u, '');
  const [, first = '', middle = '', year = ''] =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|\p{L}+)\.?,?[\s/.-]+(\d{4})$/u.exec(text) ??
    named(text) ??
    [];
  if (year === '') return written;
  const isNamed = !/^\d/.test(middle);
  const month = isNamed ? monthOf(middle) : order === 'day-first' ? Number(middle) : Number(first);
  const day = isNamed || order === 'day-first' ? Number(first) : Number(middle);
  const iso = `${year}-${padded(month)}-${padded(day)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isReal ? iso : written;
};

/** October 7, 2026: a month by its name leaves no doubt. */
const named = (text: string): string[] | undefined => {
  const [, month = '', day = '', year = ''] =
    /^(\p{L}+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text) ?? [];
  return year === '' ? undefined : ['', day, month, year];
};

const monthOf = (name: string): number => months.findIndex((names) => names.includes(name)) + 1;

const padded = (n: number): string => String(n).padStart(2, '0');

/** What a mapping can call besides JMESPath's own: `date_dmy(field)` and `date_mdy(field)`. A class, for the library asks for one. */
export class MappingFunctions extends Functions {
  /** Whether a text was not put together since it would have been too long; the library swallows what a function throws. */
  wasTooLarge = false;

  override funcToString(args: Parameters<Functions['funcToString']>[0]): string {
    return this.#fits(args, 0) ? super.funcToString(args) : '';
  }

  override funcJoin(...args: Parameters<Functions['funcJoin']>): string {
    const [separator, items] = [args[0]].flat();
    const more =
      typeof separator === 'string' && Array.isArray(items) ? separator.length * items.length : 0;
    return this.#fits(args[0], more) ? super.funcJoin(...args) : '';
  }

  #fits(args: unknown, more: number): boolean {
    const fits = more <= mostText && measuredWithin(args, mostText - more);
    this.wasTooLarge ||= !fits;
    return fits;
  }

  funcDateDmy([written]: unknown[]): unknown {
    return writtenDate(written, 'day-first');
  }

  funcDateMdy([written]: unknown[]): unknown {
    return writtenDate(written, 'month-first');
  }
}
