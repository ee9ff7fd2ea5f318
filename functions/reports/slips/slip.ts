import { keyedHash } from '../../../shared/keyed-hash.ts';
import { withoutInvisible } from '../../../shared/safe-text.ts';
import { followUpCode } from '../intake/codes.ts';

/**
 * What a form of another site carries in a field of its own so that its report can be followed: whoever reports is
 * shown the follow-up code that is made of it before they fill the form in. Provider and owner of the form see the
 * slip and cannot make the code of it.
 */
declare const slip: unique symbol;
export type Slip = string & { readonly [slip]: true };

// Crockford's base 32: what is misread as I, L or O is read as what was meant.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const symbols = 26;
/** Random bytes that a slip takes. */
export const slipBytes = symbols;

/** A new slip of 26 symbols; of 26 random bytes (a RangeError with fewer), 5 bits of each. */
export const newSlip = (random: Uint8Array): Slip => {
  if (random.length < symbols) throw new RangeError('A slip needs 26 random bytes');
  return Array.from(random.subarray(0, symbols), (byte) => alphabet.charAt(byte & 31)).join(
    '',
  ) as Slip;
};

/** The slip in what a form sent, however it was spaced or in whatever case; undefined where there is none. */
export const readSlip = (sent: unknown): Slip | undefined => {
  if (typeof sent !== 'string' || sent.length > 200) return undefined;
  const meant = withoutInvisible(sent)
    .replace(/[\s-]+/gu, '')
    .toUpperCase()
    .replace(/[IL]/g, '1')
    .replaceAll('O', '0');
  return /^[0-9A-HJKMNP-TV-Z]{26}$/.test(meant) ? (meant as Slip) : undefined;
};

/** The shortest mark of a form of one's own that nobody guesses, in characters. */
const leastOfMark = 16;

/** The mark that a form of one's own gives each time it is shown, as a slip; undefined where it is too short for one. */
export const slipOfMark = (mark: string): Slip | undefined =>
  mark.length >= leastOfMark && mark.length <= 200 ? (`mark:${mark}` as Slip) : undefined;

/** The follow-up code of a slip; slips of one source open nothing of another. */
export const codeOfSlip = (key: Uint8Array, source: string, of: Slip): string =>
  followUpCode(Buffer.from(keyedHash(key, 'code/slip', `${source}/${of}`), 'base64url'));
