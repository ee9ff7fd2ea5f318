export type StaffKind = 'pns' | 'pppk' | 'pppk-part-time' | 'non-asn';
export type IdKind = 'nip' | 'ni-pppk' | 'nik' | 'staff-number';

type Said = { staffKind: StaffKind; number?: string | undefined; staffNumber?: string | undefined };

export type ParsedIdentity =
  | { ok: true; idKind: IdKind; number: string; warnings: string[] }
  | { ok: false; field: 'number' | 'staffNumber'; reason: string };

/** Reads the number that identifies a civil servant; `now` in milliseconds. A number identifies, it does not prove. */
export const parseIdentity = (said: Said, now: number): ParsedIdentity => {
  if (said.staffKind !== 'non-asn') return parseEmployeeNumber(said.staffKind, said.number, now);
  if (said.number !== undefined) return parseNik(said.number);
  return parseStaffNumber(said.staffNumber);
};

const refuse = (reason: string, field: 'number' | 'staffNumber' = 'number'): ParsedIdentity => ({
  ok: false,
  field,
  reason,
});

const digitsOf = (text: string): string => text.replace(/[\s.\-–]/g, '');

const parseEmployeeNumber = (
  kind: 'pns' | 'pppk' | 'pppk-part-time',
  text: string | undefined,
  now: number,
): ParsedIdentity => {
  if (text === undefined) return refuse('required');
  const number = digitsOf(text);
  const reason = shapeReason(text, number, 18) ?? employeeReason(number, now);
  if (reason) return refuse(reason);
  // Digits 13 and 14 are a month for PNS and are none for PPPK (BKN); a mismatch is told, never refused.
  const looksPns = /^(0[1-9]|1[0-2])$/.test(number.slice(12, 14));
  const warnings = looksPns === (kind === 'pns') ? [] : ['kind-mismatch'];
  return { ok: true, idKind: kind === 'pns' ? 'nip' : 'ni-pppk', number, warnings };
};

const shapeReason = (text: string, number: string, length: number): string | undefined => {
  if (/^\d([.,]\d+)?E\+?\d+$/i.test(text.trim())) return 'scientific-notation';
  if (!/^\d+$/.test(number)) return 'not-digits';
  if (length === 18 && number.length === 9) return 'old-nip';
  return number.length === length ? undefined : 'wrong-length';
};

const employeeReason = (number: string, now: number): string | undefined => {
  const birth = dateOf(number.slice(0, 8));
  if (birth === undefined || birth > now) return 'impossible-birth-date';
  const started = Number(number.slice(8, 12)) - Number(number.slice(0, 4));
  const thisYear = new Date(now).getUTCFullYear();
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
  const number = digitsOf(text);
  const reason = shapeReason(text, number, 16);
  if (reason) return refuse(reason);
  if (/^0+$/.test(number)) return refuse('all-zeros');
  const day = Number(number.slice(6, 8)) % 40;
  const month = Number(number.slice(8, 10));
  const warnings = day < 1 || day > 31 || month < 1 || month > 12 ? ['strange-date'] : [];
  return { ok: true, idKind: 'nik', number, warnings };
};

const parseStaffNumber = (text: string | undefined): ParsedIdentity => {
  if (text === undefined) return refuse('required', 'staffNumber');
  const number = text.trim().toUpperCase();
  if (!/^[A-Z0-9./-]{1,32}$/.test(number)) return refuse('malformed', 'staffNumber');
  return { ok: true, idKind: 'staff-number', number, warnings: [] };
};
