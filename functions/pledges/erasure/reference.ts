import { tidyText } from '../../../shared/safe-text.ts';

/** Digits of an old NIP, the shortest number that names a civil servant. */
const fewestIdentityDigits = 9;
/** Digits of a NIK: however a text cuts them up, so many may be one. */
const manyDigits = 16;

/**
 * Why a reference may not be stored: 'malformed' (signs no letter's number has), 'looks-like-identity' (a run of nine
 * digits however spaced, dotted or dashed, or sixteen digits in all), 'holds-the-number' (the person's own). A name
 * cannot be distinguished from a word: the page asks for none.
 */
export const referenceReason = (text: string, number: string): string | undefined => {
  const plain = tidyText(text).normalize('NFKC');
  if (!/^[\p{L}\p{Nd} .,/()_-]+$/u.test(plain)) return 'malformed';
  const digits = plain.replace(/[^\p{Nd}]/gu, '');
  const joined = plain.replace(/[ .,()_-]/g, '');
  const longest = Math.max(0, ...(joined.match(/\p{Nd}+/gu) ?? []).map((run) => run.length));
  if (longest >= fewestIdentityDigits || digits.length >= manyDigits) return 'looks-like-identity';
  const own = bare(number);
  const holdsIt = own.length >= fewestOwnSigns && bare(plain).includes(own);
  return holdsIt ? 'holds-the-number' : undefined;
};

/** A staff number shorter than this is part of many a letter's number by chance. */
const fewestOwnSigns = 5;

const bare = (text: string): string => text.toUpperCase().replace(/[^\p{L}\p{Nd}]/gu, '');

/** A reference as it is stored. */
export const tidyReference = (text: string): string => tidyText(text).normalize('NFKC');
