import { HostError } from './contracts.ts';

/** Whether a schedule is due at the minute that begins at these milliseconds. */
export type IsDue = (minuteStartMs: number) => boolean;

/** Reads `rate(...)` or `cron(...)` as EventBridge writes them; throws HostError for what the host does not run. */
export const parseExpression = (expression: string, timezone = 'UTC'): IsDue => {
  const offsetMs = offsets.get(timezone);
  if (offsetMs === undefined)
    throw new HostError(`${expression}: the time zone ${timezone} is not hosted.`);
  const [, kind, inside = ''] = /^(rate|cron)\((.*)\)$/.exec(expression.trim()) ?? [];
  if (kind === 'rate') return parseRate(expression, inside);
  if (kind === 'cron') return parseCron(expression, inside, offsetMs);
  throw new HostError(`${expression}: only rate(...) and cron(...) schedules are hosted.`);
};

const hourMs = 3_600_000;

// Zones without daylight saving: those of Indonesia, and UTC.
const offsets = new Map([
  ['UTC', 0],
  ['Etc/UTC', 0],
  ['Asia/Jakarta', 7 * hourMs],
  ['Asia/Pontianak', 7 * hourMs],
  ['Asia/Makassar', 8 * hourMs],
  ['Asia/Jayapura', 9 * hourMs],
]);

// AWS counts a rate from the rule's creation; the host has no such moment and counts from the epoch.
const parseRate = (expression: string, inside: string): IsDue => {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(inside) ?? [];
  const unitMs = { minute: 60_000, hour: hourMs, day: 24 * hourMs }[unit];
  if (unitMs === undefined || Number(count) < 1)
    throw new HostError(`${expression}: not a rate of minutes, hours or days.`);
  const periodMs = Number(count) * unitMs;
  return (at) => at % periodMs === 0;
};

type Field = { least: number; most: number; names?: string[] };

const months = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');
const weekdays = 'SUN MON TUE WED THU FRI SAT'.split(' ');

const fields: [Field, Field, Field, Field, Field, Field] = [
  { least: 0, most: 59 },
  { least: 0, most: 23 },
  { least: 1, most: 31 },
  { least: 1, most: 12, names: months },
  { least: 1, most: 7, names: weekdays },
  { least: 1970, most: 2199 },
];

const parseCron = (expression: string, inside: string, offsetMs: number): IsDue => {
  const texts = inside.trim().split(/\s+/);
  if (texts.length !== fields.length)
    throw new HostError(`${expression}: a cron expression has six fields.`);
  if ((texts[2] === '?') === (texts[4] === '?'))
    throw new HostError(`${expression}: one of day-of-month and day-of-week must be ?, not both.`);
  const allowed = fields.map((field, index) => parseField(expression, texts[index] ?? '', field));
  return (at) => {
    const local = new Date(at + offsetMs);
    const parts = [
      local.getUTCMinutes(),
      local.getUTCHours(),
      local.getUTCDate(),
      local.getUTCMonth() + 1,
      local.getUTCDay() + 1,
      local.getUTCFullYear(),
    ];
    return parts.every((part, index) => allowed[index]?.has(part));
  };
};

const parseField = (expression: string, text: string, field: Field): Set<number> => {
  const numbers = text.split(',').flatMap((part) => parsePart(part, field) ?? []);
  if (numbers.length === 0 || text.split(',').some((part) => !parsePart(part, field)))
    throw new HostError(`${expression}: the host does not run the field ${text}.`);
  return new Set(numbers);
};

const parsePart = (part: string, field: Field): number[] | undefined => {
  const [range = '', step, ...more] = part.split('/');
  const every = step === undefined ? 1 : Number(step);
  if (more.length > 0 || !Number.isInteger(every) || every < 1) return undefined;
  const bounds = parseRange(range, field, step !== undefined);
  if (!bounds) return undefined;
  const [first, last] = bounds;
  return Array.from(
    { length: Math.floor((last - first) / every) + 1 },
    (_, i) => first + i * every,
  );
};

const parseRange = (
  range: string,
  field: Field,
  isStepped: boolean,
): [number, number] | undefined => {
  if (range === '*' || range === '?') return [field.least, field.most];
  const [from = '', to, ...more] = range.split('-');
  const first = numberOf(from, field);
  const last = to === undefined ? (isStepped ? field.most : first) : numberOf(to, field);
  if (more.length > 0 || first === undefined || last === undefined || first > last)
    return undefined;
  return [first, last];
};

const numberOf = (text: string, { least, most, names }: Field): number | undefined => {
  const named = names?.indexOf(text.toUpperCase()) ?? -1;
  const number = named >= 0 ? named + least : /^\d+$/.test(text) ? Number(text) : NaN;
  return number >= least && number <= most ? number : undefined;
};
