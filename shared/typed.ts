import { withoutInvisible } from './safe-text.ts';

/**
 * The one reader of numbers and codes that people type or paste: in wide digits, with NBSP and marks nobody sees, with
 * what a number is called before it ("Kode: …", "NIP 1986…"), in quotes or brackets.
 */
const bare = (text: string): string => {
  const plain = withoutInvisible(text.normalize('NFKC')).replace(/\s+/gu, ' ').trim();
  return plain
    .replace(/^[\p{L} /]{1,40}[:=]/u, '')
    .replace(calledByName, '')
    .replace(/^["'“”‘’`([<\s]+/u, '')
    .replace(/["'“”‘’`)\]>\s]{1,10}$/u, '');
};

/**
 * A number that a program wrote as a quantity (`81200000991.0`, `81.200.000.991,00`, `81,200,000,991`): its digits. Of any
 * other text, the text: a zero that stands behind a decimal point is no digit of anybody's number.
 */
export const withoutQuantity = (text: string): string => {
  const said = text.trim();
  if (!/^\+?\d[\d.,]{3,40}$/.test(said)) return text;
  const grouped = /^(\d{1,3}(?:\.\d{3}){2,12})(?:,0{1,2})?$/.exec(said)?.[1];
  const inEnglish = /^(\d{1,3}(?:,\d{3}){2,12})(?:\.0{1,2})?$/.exec(said)?.[1];
  const decimal = /^(\+?\d{4,24})[.,]0{1,2}$/.exec(said)?.[1];
  return (grouped ?? inEnglish)?.replace(/[.,]/g, '') ?? decimal ?? text;
};

/** What stands before a number without a colon. */
const calledByName =
  /^ ?(?:kode|code|nomor|number|no|nipppk|nip|ni pppk|ni p3k|nik|hp|wa|telp|tel|telepon|phone)\b[ .:#]{0,4}/i;

/** The digits of a number or code as somebody typed it, without the signs that group them; other signs stay. */
export const typedDigits = (text: string): string =>
  /^\d*$/.test(text)
    ? text
    : withoutQuantity(bare(text)).replace(/[\s._/\-\u2010-\u2015\u2212\u00b7]/g, '');

/** The one run of this many digits that stands among words, as in a message that was pasted whole; undefined for none or several. */
export const digitsAmongWords = (text: string, count: number): string | undefined => {
  const plain = withoutInvisible(text.normalize('NFKC').slice(0, 2000));
  const runs = plain.match(/(?<![\p{L}\d])\d(?:[ .\-\u00a0]?\d)*(?![\p{L}\d])/gu) ?? [];
  const found = runs.map((run) => run.replace(/\D/g, '')).filter((run) => run.length === count);
  const [only, ...others] = found;
  return others.length === 0 ? only : undefined;
};

/** A phone number as somebody typed it, the international prefix as +, `(0)` dropped. */
export const typedPhone = (text: string): string =>
  withoutQuantity(bare(text))
    .replace(/^00 ?(?=[1-9])/, '+')
    .replace(/^\+?62[ -]?(?:\(0\)|0)? ?/, '+62');
