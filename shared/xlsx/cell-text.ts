/** How a style shows a number: as a date, or with leading zeros to so many digits. */
export type NumberStyle = { kind: 'date' } | { kind: 'padded'; digits: number } | undefined;

/** The dates and times among the formats every workbook has (ECMA-376 18.8.30), those of East Asia included. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

/** What a number format makes of a number; `code` is left out for those every workbook has. */
export const numberStyle = (id: number, code: string | undefined): NumberStyle => {
  // Excel takes no longer one.
  if (code !== undefined && code.length > 255) return undefined;
  if (code === undefined) return isBuiltInDate(id) ? { kind: 'date' } : undefined;
  if (/^0{2,30}$/.test(code)) return { kind: 'padded', digits: code.length };
  // Without what is only shown: texts in quotes, signs after a backslash, colours and languages in brackets.
  const bare = code.replace(/"[^"]{0,255}"|\\.|_.|\[[^\]]{0,255}\]/g, '');
  return /[ymdhs]/i.test(bare) && !/general/i.test(bare) ? { kind: 'date' } : undefined;
};

/** More digits than these a spreadsheet does not keep of a number. */
const keptDigits = 1e15;

/**
 * A number as text: a date as `2026-11-29`, a whole number with all its digits. One of more than 15 digits has lost
 * some of them already; it is written as Excel shows it (1.98609262015051E+17), which every reader of ours names.
 */
export const numberText = (value: string, style: NumberStyle, is1904: boolean): string => {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number)) return value;
  if (style?.kind === 'date') return dateText(number, is1904) ?? value;
  if (Math.abs(number) >= keptDigits) return number.toExponential(14).replace('e+', 'E+');
  const text = String(Number(number.toPrecision(15)));
  return style?.kind === 'padded' ? text.padStart(style.digits, '0') : text;
};

const dayMs = 86_400_000;
/** Days from the first of Excel's calendar to 1970, with the leap day of 1900 that never was. */
const daysTo1970 = 25_569;
const days1904 = 1462;
/** 31 December 9999. */
const lastDay = 2_958_465;

const dateText = (serial: number, is1904: boolean): string | undefined => {
  const days = is1904 ? serial + days1904 : serial;
  if (days < 0 || days >= lastDay + 1) return undefined;
  const minutes = Math.round((days - daysTo1970) * 1440);
  const iso = new Date(minutes * 60_000).toISOString();
  const time = iso.slice(11, 16);
  if (serial < 1) return time;
  return minutes % (dayMs / 60_000) === 0 ? iso.slice(0, 10) : `${iso.slice(0, 10)} ${time}`;
};

/** Text as a workbook escapes it: `_x000D_` is a carriage return. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
    : text;
