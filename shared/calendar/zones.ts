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

/** Whether it is quiet hours in a zone; `from` is later than `to` when they span midnight. */
export const isQuietHours = (ms: number, zone: string, { from, to }: QuietHours): boolean => {
  const time = localTime(ms, zone);
  return from <= to ? time >= from && time < to : time >= from || time < to;
};

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
  const zoneName = abbreviations[zone] ?? '';
  return lang === 'id'
    ? `${date} pukul ${time.replace(':', '.')} ${zoneName}`
    : `${date} at ${time} ${zoneName}`;
};
