import type { Zone } from './zones.ts';

const dayMs = 86_400_000;

/** Hours ahead of UTC; no zone of the country has changed its clocks since 1988. */
export const hoursAhead: Record<Zone, number> = {
  'Asia/Jakarta': 7,
  'Asia/Pontianak': 7,
  'Asia/Makassar': 8,
  'Asia/Jayapura': 9,
};

/** Whether a text is a day that exists, 'YYYY-MM-DD': '2026-02-29' is none. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && isoDay(ms) === text;
};

/** The day so many days later (earlier when negative), both 'YYYY-MM-DD'. */
export const addDays = (date: string, days: number): string =>
  isoDay(Date.parse(`${date}T00:00:00Z`) + days * dayMs);

/** 0 for a Sunday to 6 for a Saturday. */
export const weekdayOf = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay();

/** The moment a day begins in a zone, in milliseconds. */
export const startOfDay = (date: string, zone: Zone): number =>
  Date.parse(`${date}T00:00:00Z`) - hoursAhead[zone] * 3_600_000;

/** The last millisecond of a day in a zone: 23:59:59.999 on the wall. */
export const endOfDay = (date: string, zone: Zone): number => startOfDay(date, zone) + dayMs - 1;

const wallTime = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d))?$/;

/** Whether a text is a time on the wall: a day that exists, 'YYYY-MM-DD', or a minute of it, 'YYYY-MM-DDTHH:MM'. */
export const isWallTime = (text: string): boolean => {
  const day = wallTime.exec(text)?.[1];
  return day !== undefined && isDay(day);
};

/** The moment a clock on the wall of a zone shows that time, in milliseconds; a bare day is its first moment. */
export const momentOf = (wall: string, zone: Zone): number => {
  const [, day = '', hours = '0', minutes = '0'] = wallTime.exec(wall) ?? [];
  return startOfDay(day, zone) + (Number(hours) * 60 + Number(minutes)) * 60_000;
};

/** The day on the wall in a zone, 'YYYY-MM-DD'. */
export const dayOf = (ms: number, zone: Zone): string => isoDay(ms + hoursAhead[zone] * 3_600_000);

const isoDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
