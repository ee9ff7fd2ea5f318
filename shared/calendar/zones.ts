export type Lang = 'id' | 'en';
export type QuietHours = { from: string; to: string };

const formatters = new Map<string, Intl.DateTimeFormat>();

const partsIn = (ms: number, zone: string): Record<string, string> => {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formatters.set(zone, formatter);
  }
  return Object.fromEntries(formatter.formatToParts(ms).map(({ type, value }) => [type, value]));
};

/** The date on the wall in a zone, 'YYYY-MM-DD'. */
export const localDate = (ms: number, zone: string): string => {
  const { year = '', month = '', day = '' } = partsIn(ms, zone);
  return `${year}-${month}-${day}`;
};

/** The time on the wall in a zone, 'HH:MM'. */
export const localTime = (ms: number, zone: string): string => {
  const { hour = '', minute = '' } = partsIn(ms, zone);
  return `${hour}:${minute}`;
};

/** Whether it is quiet hours in a zone, `to` no longer being quiet; `from` is later than `to` when they span midnight. */
export const isQuietHours = (ms: number, zone: string, { from, to }: QuietHours): boolean => {
  const time = localTime(ms, zone);
  return from <= to ? time >= from && time < to : time >= from || time < to;
};

const minuteMs = 60_000;
const dayMinutes = 24 * 60;

/**
 * The next moment after `ms`, in milliseconds, when the clock on the wall says `to`. Counts on a zone
 * that does not change its clocks, as none in Indonesia does.
 */
export const nextEndOfQuietHours = (ms: number, zone: string, { to }: QuietHours): number => {
  const wait = (minutesOf(to) - minutesOf(localTime(ms, zone)) + dayMinutes) % dayMinutes;
  return Math.floor(ms / minuteMs) * minuteMs + (wait || dayMinutes) * minuteMs;
};

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

const abbreviations: Record<string, string> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Pontianak': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
};

/** A moment in words: 'Senin, 23 November 2026 pukul 07.30 WIB'. */
export const formatMoment = (ms: number, zone: string, lang: Lang): string => {
  const date = new Intl.DateTimeFormat(lang === 'id' ? 'id-ID' : 'en-GB', {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(ms);
  const time = localTime(ms, zone);
  const zoneName = abbreviations[zone] ?? zone;
  return lang === 'id'
    ? `${date} pukul ${time.replace(':', '.')} ${zoneName}`
    : `${date} at ${time} ${zoneName}`;
};
