import { parsePhoneNumberWithError } from 'libphonenumber-js/mobile';

export type ParsedMobile =
  | { ok: true; e164: string }
  | { ok: false; reason: 'not-a-number' | 'not-indonesian' | 'not-mobile' };

/** Reads an Indonesian mobile number as people write it. */
export const parseMobile = (text: string): ParsedMobile => {
  const parsed = parse(text);
  if (!parsed) return { ok: false, reason: 'not-a-number' };
  if (parsed.countryCallingCode !== '62') return { ok: false, reason: 'not-indonesian' };
  return parsed.isValid() ? { ok: true, e164: parsed.number } : { ok: false, reason: 'not-mobile' };
};

const parse = (text: string) => {
  const plain = text.trim().replace(/^62/, '+62');
  try {
    return parsePhoneNumberWithError(plain, 'ID');
  } catch {
    return undefined;
  }
};
