import { hoursAhead } from './dates.ts';

export type Lang = 'id' | 'en';
export type QuietHours = { from: string; to: string };

/**
 * A moment as the clock on the wall of a zone shows it, as if that clock were in UTC. By arithmetic in the four zones of
 * the country: the first formatter of Intl would cost a cold start some milliseconds.
 */
const onTheWall = (ms: number, zone: string): Date =>
  new Date(ms + (isZone(zone) ? hoursAhead[zone] * hourMs : aheadByIntl(ms, zone)));

const hourMs = 3_600_000;

/** Whether a name is one of the four zones of the country. */
export const isZone = (zone: string): zone is Zone => Object.hasOwn(hoursAhead, zone);

/** Of a zone elsewhere, to the minute. */
const aheadByIntl = (ms: number, timeZone: string): number => {
  const shown = new Intl.DateTimeFormat('sv-SE', {
    ...{ timeZone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
  } as const).format(ms);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - Math.floor(ms / minuteMs) * minuteMs;
};

/** The date on the wall in a zone, 'YYYY-MM-DD'. */
export const localDate = (ms: number, zone: string): string =>
  onTheWall(ms, zone).toISOString().slice(0, 10);

/** The time on the wall in a zone, 'HH:MM'. */
export const localTime = (ms: number, zone: string): string =>
  onTheWall(ms, zone).toISOString().slice(11, 16);

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

const weekdays: Record<Lang, readonly string[]> = {
  id: ['Minggu', 'Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

const months: Record<Lang, readonly string[]> = {
  id: 'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'.split(
    ' ',
  ),
  en: 'January February March April May June July August September October November December'.split(
    ' ',
  ),
};

/** Which month of the year (1 to 12) a word names in either language, in any case; undefined for another word. */
export const monthNamed = (word: string): number | undefined => {
  const isIt = (name: string): boolean => name.toLowerCase() === word.toLowerCase();
  const index = Math.max(months.id.findIndex(isIt), months.en.findIndex(isIt));
  return index < 0 ? undefined : index + 1;
};

/** A moment in words: 'Senin, 23 November 2026 pukul 07.30 WIB', 'Monday, 23 November 2026 at 07:30 WIB'. */
export const formatMoment = (ms: number, zone: string, lang: Lang): string => {
  const shown = onTheWall(ms, zone);
  const time = localTime(ms, zone);
  const clock = lang === 'id' ? `pukul ${time.replace(':', '.')}` : `at ${time}`;
  const weekday = weekdays[lang][shown.getUTCDay()] ?? '';
  return `${weekday}, ${dayInWords(shown, lang)} ${clock} ${abbreviations[zone] ?? zone}`;
};

/** A day ('YYYY-MM-DD') in words: '9 Desember 2026', '9 December 2026'. */
export const formatDay = (date: string, lang: Lang): string =>
  dayInWords(new Date(`${date}T00:00:00Z`), lang);

/** A time on the wall ('2026-09-01' or '2026-09-01T07:30') in words: '1 September 2026', or '1 September 2026 pukul 07.30'. */
export const momentInWords = (wall: string, lang: Lang): string => {
  const day = formatDay(wall.slice(0, 10), lang);
  const time = wall.slice(11);
  if (time === '') return day;
  return lang === 'id' ? `${day} pukul ${time.replace(':', '.')}` : `${day} at ${time}`;
};

const dayInWords = (shown: Date, lang: Lang): string =>
  `${shown.getUTCDate()} ${months[lang][shown.getUTCMonth()] ?? ''} ${shown.getUTCFullYear()}`;

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
