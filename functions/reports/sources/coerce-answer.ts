import { localDate, zoneOf } from '../../../shared/calendar/zones.ts';
import { withoutInvisible } from '../../../shared/safe-text.ts';
import { questions } from '../intake/questions.ts';

/** The text of an answer, undefined when nothing was said, or why it can be none. */
export type Coerced = { text: string | undefined } | { reason: string };

export type Place = {
  /** Whose calendar a moment is told by. */
  region: string;
  /** What a moment without a zone means. */
  zoneless: 'utc' | 'local';
};

/** Turns what a provider says into an answer of the report form: a trimmed text, a date of the region, a choice's own value. */
export const coerceAnswer = (field: string, value: unknown, place: Place): Coerced => {
  const question = byName.get(field);
  const text = question?.kind === 'date' ? dateText(value, place) : plainText(value);
  if (text === undefined) return { reason: 'wrong-type' };
  if (text === '') return { text: undefined };
  if (field === 'region') return { text: regionCode(text) };
  return { text: question?.options ? choiceOf(question.options, text) : text };
};

const byName = new Map(questions.map((question) => [question.name, question]));

/** A list becomes its parts with commas; '' is nothing said, undefined what cannot be a text. */
const plainText = (value: unknown): string | undefined => {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value.trim();
  // Above 2^53 some of the digits are gone already.
  if (typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value))
    return undefined;
  if (typeof value === 'number' && !Number.isFinite(value)) return undefined;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (!Array.isArray(value)) return undefined;
  const parts = value.map(plainText);
  if (parts.includes(undefined)) return undefined;
  return parts.filter((part) => part !== '').join(', ');
};

/** Forms may show "18.09 Kabupaten Pesawaran": the code is what counts. */
const regionCode = (text: string): string => /^(\d{2}(\.\d{2})?)(?![\d.])/.exec(text)?.[1] ?? text;

type Option = { value: string; label: { id: string; en: string } };

/** Forms may show our labels, in either language, in place of our values. */
const choiceOf = (options: readonly Option[], text: string): string => {
  const said = folded(text);
  return (
    options.find(({ value, label }) =>
      [value, label.id, label.en].some((known) => folded(known) === said),
    )?.value ??
    everydayWords[said] ??
    text
  );
};

/** As form builders keep a label: case, NBSP, double spaces and marks nobody sees make no difference. */
const folded = (text: string): string =>
  withoutInvisible(text).replace(/\s+/gu, ' ').trim().toLowerCase();

const everydayWords: Record<string, string> = {
  'tanpa nama': 'lead',
  anonim: 'lead',
  anonymous: 'lead',
  'dengan nama': 'named',
  'with my name': 'named',
  // What our own form said before; forms made from it still do.
  'dengan nama (untuk bawaslu)': 'named',
  'with your name (for bawaslu)': 'named',
  'yes-on-leave': 'yes-on-cltn',
  'yes-not-on-leave': 'yes-not-on-cltn',
};

const dateText = (value: unknown, place: Place): string | undefined => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return dateParts(value);
  const text = plainText(value);
  if (text === undefined || /^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  const ms = momentOf(text, place);
  return ms === undefined ? text : localDate(ms, zoneOf(place.region));
};

/** Milliseconds since the epoch of seconds, milliseconds or an ISO 8601 moment; undefined for what is no moment. */
const momentOf = (text: string, { zoneless, region }: Place): number | undefined => {
  if (/^\d{10}$/.test(text)) return Number(text) * 1000;
  if (/^\d{13}$/.test(text)) return Number(text);
  const [, date, time, zone] =
    /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(Z|[+-]\d{2}:?\d{2})?$/i.exec(
      text,
    ) ?? [];
  if (date === undefined || time === undefined) return undefined;
  const offset = zone ?? (zoneless === 'utc' ? 'Z' : offsetOf(region));
  const ms = Date.parse(`${date}T${time}${offset.replace(/^(...)(\d\d)$/, '$1:$2')}`);
  return Number.isNaN(ms) ? undefined : ms;
};

const offsets = {
  'Asia/Jakarta': '+07:00',
  'Asia/Pontianak': '+07:00',
  'Asia/Makassar': '+08:00',
  'Asia/Jayapura': '+09:00',
};
const offsetOf = (region: string): string => offsets[zoneOf(region)];

/** A day as { day, month, year }, as some providers write it. */
const dateParts = (value: object): string | undefined => {
  const { year, month, day } = { year: '', month: '', day: '', ...value };
  const parts = [year, month, day].map((part) => plainText(part) ?? '');
  if (parts.every((part) => part === '')) return '';
  if (!parts.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const [y = '', m = '', d = ''] = parts;
  return `${y.padStart(4, '0')}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`;
};
