import { parsePhoneNumberWithError } from 'libphonenumber-js/mobile';
import { typedPhone } from './typed.ts';

export type ParsedMobile =
  | { ok: true; e164: string }
  | { ok: false; reason: 'not-a-number' | 'not-indonesian' | 'not-mobile' };

/** Reads an Indonesian mobile number as people write it; a text with more than a number in it is none. */
export const parseMobile = (text: string): ParsedMobile => {
  const parsed = parse(text);
  if (!parsed || parsed.ext !== undefined) return { ok: false, reason: 'not-a-number' };
  if (parsed.countryCallingCode !== '62') return { ok: false, reason: 'not-indonesian' };
  return parsed.isValid() ? { ok: true, e164: parsed.number } : { ok: false, reason: 'not-mobile' };
};

const parse = (text: string) => {
  try {
    return parsePhoneNumberWithError(typedPhone(text), { defaultCountry: 'ID', extract: false });
  } catch {
    return undefined;
  }
};

/** Shows the country and the last three digits of an E.164 number: '+62••••••••890'. */
export const maskMobile = (e164: string): string =>
  e164.slice(0, 3) + '•'.repeat(Math.max(0, e164.length - 6)) + e164.slice(3).slice(-3);
