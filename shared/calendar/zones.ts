export type Lang = 'id' | 'en';
export type QuietHours = { from: string; to: string };

const formatters = new Map<string, Intl.DateTimeFormat>();

const partsIn = (
  ms: number,
  zone: string,
  locale: string,
  options: Intl.DateTimeFormatOptions,
): Record<string, string> => {
  const key = `${locale} ${zone}`;
  const formatter =
    formatters.get(key) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone: zone });
  formatters.set(key, formatter);
  return Object.fromEntries(formatter.formatToParts(ms).map(({ type, value }) => [type, value]));
};

const onTheWall = (ms: number, zone: string) =>
  partsIn(ms, zone, 'en-CA', {
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  });

/** The date on the wall in a zone, 'YYYY-MM-DD'. */
export const localDate = (ms: number, zone: string): string => {
  const { year = '', month = '', day = '' } = onTheWall(ms, zone);
  return `${year}-${month}-${day}`;
};

/** The time on the wall in a zone, 'HH:MM'. */
export const localTime = (ms: number, zone: string): string => {
  const { hour = '', minute = '' } = onTheWall(ms, zone);
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

const locales: Record<Lang, string> = { id: 'id-ID', en: 'en-GB' };

/** A moment in words: 'Senin, 23 November 2026 pukul 07.30 WIB', 'Monday, 23 November 2026 at 07:30 WIB'. */
export const formatMoment = (ms: number, zone: string, lang: Lang): string => {
  // Put together from parts: the commas between them differ from one Node to the next.
  const words = partsIn(ms, zone, locales[lang], {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const { weekday = '', day = '', month = '', year = '' } = words;
  const time = localTime(ms, zone);
  const clock = lang === 'id' ? `pukul ${time.replace(':', '.')}` : `at ${time}`;
  return `${weekday}, ${day} ${month} ${year} ${clock} ${abbreviations[zone] ?? zone}`;
};

/** A day ('YYYY-MM-DD') in words: '9 Desember 2026', '9 December 2026'. */
export const formatDay = (date: string, lang: Lang): string => {
  const ms = Date.parse(`${date}T00:00:00Z`);
  const asked = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const { day = '', month = '', year = '' } = partsIn(ms, 'UTC', locales[lang], asked);
  return `${day} ${month} ${year}`;
};

/** A moment as no language has to say it: '2026-11-23 07:30 WIB'. */
export const formatWallMoment = (ms: number, zone: string): string =>
  `${localDate(ms, zone)} ${localTime(ms, zone)} ${abbreviations[zone] ?? zone}`;

/** The four zones of the country; Pontianak keeps Jakarta's time. */
export type Zone = 'Asia/Jakarta' | 'Asia/Pontianak' | 'Asia/Makassar' | 'Asia/Jayapura';

/** The time zone of a region, by its province; the nation keeps Jakarta's. */
export const zoneOf = (region: string): Zone => {
  const province = Number(region.slice(0, 2));
  if (province >= 81) return 'Asia/Jayapura';
  if (province === 61 || province === 62) return 'Asia/Pontianak';
  const central = (province >= 51 && province <= 53) || (province >= 63 && province <= 76);
  return central ? 'Asia/Makassar' : 'Asia/Jakarta';
};
