import { typedDigits } from '../../../shared/typed.ts';

export type StaffKind = 'pns' | 'pppk' | 'pppk-part-time' | 'non-asn';
export type IdKind = 'nip' | 'ni-pppk' | 'nik' | 'staff-number';

type IdentityFields = {
  staffKind: StaffKind;
  number?: string | undefined;
  staffNumber?: string | undefined;
};

export type ParsedIdentity =
  | { ok: true; idKind: IdKind; number: string; warnings: string[] }
  | {
      ok: false;
      field: 'number' | 'staffNumber';
      reason: string;
      /** How many digits it should have and has, never which. */
      facts?: Record<string, string>;
    };

/**
 * Reads the number that identifies a civil servant; `now` in milliseconds. A number identifies, it does
 * not prove. What is merely odd is a warning: a month is never demanded (BKN numbers PPPK without one).
 */
export const parseIdentity = (said: IdentityFields, now: number): ParsedIdentity => {
  if (said.staffKind !== 'non-asn') return parseEmployeeNumber(said.staffKind, said.number, now);
  if (said.number !== undefined) return parseNik(said.number);
  return parseStaffNumber(said.staffNumber);
};

const refuse = (reason: string, field: 'number' | 'staffNumber' = 'number'): ParsedIdentity => ({
  ok: false,
  field,
  reason,
});

const parseEmployeeNumber = (
  kind: 'pns' | 'pppk' | 'pppk-part-time',
  text: string | undefined,
  now: number,
): ParsedIdentity => {
  if (text === undefined) return refuse('required');
  const number = typedDigits(text);
  const name = kind === 'pns' ? 'NIP' : 'NI PPPK';
  const wrong = shapeFlaw(text, number, { name, length: 18 });
  if (wrong) return wrong;
  const reason = employeeReason(number, now);
  if (reason) return refuse(reason);
  // Digits 13 and 14 are a month for PNS and are none for PPPK (BKN); a mismatch is mentioned, never refused.
  const looksPns = /^(0[1-9]|1[0-2])$/.test(number.slice(12, 14));
  const warnings = looksPns === (kind === 'pns') ? [] : ['kind-mismatch'];
  return { ok: true, idKind: kind === 'pns' ? 'nip' : 'ni-pppk', number, warnings };
};

const shapeFlaw = (
  text: string,
  number: string,
  { name, length }: { name: string; length: number },
): ParsedIdentity | undefined => {
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text.trim())) return refuse('scientific-notation');
  if (!/^\d+$/.test(number)) return refuse('not-digits');
  if (length === 18 && number.length === 9) return refuse('old-nip');
  if (number.length === length) return undefined;
  const facts = { name, limit: String(length), came: String(number.length) };
  return { ok: false, field: 'number', reason: 'wrong-length', facts };
};

const oldestBirth = Date.UTC(1900, 0, 1);
/** The new year comes first to Papua, nine hours before UTC. */
const earliestClockMs = 9 * 3_600_000;

const employeeReason = (number: string, now: number): string | undefined => {
  const birth = dateOf(number.slice(0, 8));
  if (birth === undefined || birth > now || birth < oldestBirth) return 'impossible-birth-date';
  const started = Number(number.slice(8, 12)) - Number(number.slice(0, 4));
  const thisYear = new Date(now + earliestClockMs).getUTCFullYear();
  if (started < 16 || started > 60 || Number(number.slice(8, 12)) > thisYear)
    return 'impossible-start-year';
  if (!/[12]/.test(number.charAt(14))) return 'impossible-sex-digit';
  return number.slice(15) === '000' ? 'impossible-sequence' : undefined;
};

const dateOf = (text: string): number | undefined => {
  const iso = `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6, 8)}`;
  const date = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(iso)
    ? date.getTime()
    : undefined;
};

const parseNik = (text: string): ParsedIdentity => {
  const number = typedDigits(text);
  const wrong = shapeFlaw(text, number, { name: 'NIK', length: 16 });
  if (wrong) return wrong;
  if (/^0+$/.test(number)) return refuse('all-zeros');
  // Serials begin at 0001, and a sheet that takes the number for a quantity leaves it fifteen digits.
  if (number.endsWith('0000')) return refuse('impossible-sequence');
  const warnings = [
    ...(knownProvince.test(number) ? [] : ['strange-region']),
    ...(plausibleBirth(number) ? [] : ['strange-date']),
  ];
  return { ok: true, idKind: 'nik', number, warnings };
};

/** A NIK keeps the region where it was given, so this says nothing about where somebody lives. */
const knownProvince = /^(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-6])/;

/** DDMMYY, with 40 added to the day for women; the century is not in the number. */
const plausibleBirth = (nik: string): boolean => {
  const said = Number(nik.slice(6, 8));
  const day = String(said > 40 ? said - 40 : said).padStart(2, '0');
  const [month, year] = [nik.slice(8, 10), nik.slice(10, 12)];
  return ['19', '20'].some((century) => dateOf(century + year + month + day) !== undefined);
};

const parseStaffNumber = (text: string | undefined): ParsedIdentity => {
  if (text === undefined) return refuse('required', 'staffNumber');
  const number = text.trim().toUpperCase();
  if (!/^[A-Z0-9./-]{1,32}$/.test(number)) return refuse('malformed', 'staffNumber');
  return { ok: true, idKind: 'staff-number', number, warnings: [] };
};
