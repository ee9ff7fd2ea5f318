import { digitsAmongWords, typedDigits } from '../../../shared/typed.ts';
import type { LaneRule } from '../lanes.ts';

/**
 * 16 digits in groups of four; the last is a Luhn check digit. Needs at least 12 random bytes (a
 * RangeError otherwise): 96 bits over 10^15 codes leave a bias below 2^-46.
 */
export const followUpCode = (bytes: Uint8Array): string => {
  const random = Buffer.from(bytes);
  const number = (random.readBigUInt64BE() << 32n) | BigInt(random.readUInt32BE(8));
  const digits = (number % 10n ** 15n).toString().padStart(15, '0');
  return (digits + luhnDigit(digits)).replace(/(\d{4})(?=\d)/g, '$1 ');
};

/** What anybody can see of a text that cannot be a code. */
export type CodeFlaw = 'not-digits' | 'code-length' | 'code-digit-wrong';

type ParsedCode =
  { ok: true; digits: string } | { ok: false; reason: CodeFlaw; facts?: Record<string, string> };

const codeDigits = 16;

/** The 16 digits of a code as somebody typed it, or why it is none: a slip of one digit is always caught. */
export const parseFollowUpCode = (text: string): ParsedCode => {
  const typed = typedDigits(text);
  const digits = /^\d+$/.test(typed) ? typed : (digitsAmongWords(text, codeDigits) ?? typed);
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'not-digits' };
  if (digits.length !== codeDigits) {
    const facts = { limit: String(codeDigits), came: String(digits.length) };
    return { ok: false, reason: 'code-length', facts };
  }
  return luhnDigit(digits.slice(0, -1)) === digits.at(-1)
    ? { ok: true, digits }
    : { ok: false, reason: 'code-digit-wrong' };
};

const luhnDigit = (digits: string): string => {
  let sum = 0;
  for (const [i, digit] of Array.from(digits).reverse().entries()) {
    const doubled = i % 2 === 0 ? Number(digit) * 2 : Number(digit);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return String((10 - (sum % 10)) % 10);
};

// Crockford's base 32: no I, L, O, U to be misread.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** The number officers use, such as LP-7F3K2Q: the mark of its lane, and 30 bits of the given bytes (at least 4). */
export const caseNumber = (bytes: Uint8Array, mark: LaneRule['mark'] = 'LP'): string => {
  const bits = Buffer.from(bytes).readUInt32BE();
  const symbols = [0, 5, 10, 15, 20, 25].map((shift) => alphabet.charAt((bits >>> shift) & 31));
  return `${mark}-${symbols.join('')}`;
};
