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
  ['agustus', 'august', 'agt', 'agst', 'ags', 'agu', 'aug'],
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
  const text = withoutTime(written.normalize('NFKC').trim().toLowerCase())
    .replace(/^\p{L}+(?:['’]\p{L}*)?,\s*/u, '')
    .replace(dayName, '')
    .replace(/^(?:tanggal|tgl\.?)\s+/, '');
  const yearFirst = /^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/.exec(text);
  if (yearFirst) return realDate(yearFirst.slice(1).map(Number), written);
  const [, first = '', middle = '', year = ''] =
    /^(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\d{1,2}|\p{L}+)\.?,?[\s/.-]+(\d{4})$/u.exec(text) ??
    named(text) ??
    [];
  if (year === '') return written;
  const isNamed = !/^\d/.test(middle);
  const month = isNamed ? monthOf(middle) : order === 'day-first' ? Number(middle) : Number(first);
  const day = isNamed || order === 'day-first' ? Number(first) : Number(middle);
  return realDate([Number(year), month, day], written);
};

/** YYYY-MM-DD, where there is such a day; else what was written. */
const realDate = ([year = 0, month = 0, day = 0]: number[], written: string): string => {
  const iso = `${String(year).padStart(4, '0')}-${padded(month)}-${padded(day)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso);
  return isReal ? iso : written;
};

/** Forms write the time behind the day (07/10/2026 14:30:22, 7 Oktober 2026 pukul 14.30 WIB): the day is as it stands. */
const withoutTime = (text: string): string =>
  text.replace(
    /(\d{4}),? (?:(?:pukul|jam|pkl\.?) )?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?(?:wib|wita|wit|am|pm))?$/,
    '$1',
  );

const dayName =
  /^(?:senin|selasa|rabu|kamis|jum['’`]?at|sabtu|minggu|ahad|monday|tuesday|wednesday|thursday|friday|saturday|sunday),?\s+/;

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
