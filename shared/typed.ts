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

/** What stands before a number without a colon. */
const calledByName =
  /^ ?(?:kode|code|nomor|number|no|nip|ni pppk|nik|hp|wa|telp|tel|telepon|phone)\b[ .:#]{0,4}/i;

/** The digits of a number or code as somebody typed it, without the signs that group them; other signs stay. */
export const typedDigits = (text: string): string =>
  /^\d*$/.test(text) ? text : bare(text).replace(/[\s._\-\u2010-\u2015\u2212\u00b7]/g, '');

/** A phone number as somebody typed it, the international prefix as +, `(0)` dropped. */
export const typedPhone = (text: string): string =>
  bare(text)
    .replace(/^00(?=[1-9])/, '+')
    .replace(/^\+?62[ -]?(?:\(0\)|0)? ?/, '+62');
