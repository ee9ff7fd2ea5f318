import { createHmac } from 'node:crypto';
import type { IdKind } from './parse-identity.ts';

export type PersonKeyInput = {
  pepper: Uint8Array;
  campaign: string;
  idKind: IdKind;
  number: string;
  /** Where a staff number means something: region and unit. */
  unit?: string;
};

/**
 * The key of a person in one campaign: HMAC-SHA256 over length-prefixed parts, base64url; without the
 * pepper the number cannot be guessed back. NIP and NI PPPK share one space, so choosing the other kind
 * does not make a second person. A staff number counts only within its unit: without one it throws.
 */
export const personKey = ({ pepper, campaign, idKind, number, unit }: PersonKeyInput): string => {
  const kind = idKind === 'ni-pppk' ? 'nip' : idKind;
  const place = idKind === 'staff-number' ? unit : '';
  if (place === undefined || (place === '' && kind === 'staff-number'))
    throw new Error('A staff number is nobody without its unit');
  const hmac = createHmac('sha256', pepper).update('netral/person-1\n');
  for (const part of [campaign, kind, number, place])
    hmac.update(`${Buffer.byteLength(part)}:${part},`);
  return hmac.digest('base64url');
};

/** Shows the last three characters only, and none of a number that has no more than three. */
export const maskNumber = (number: string): string =>
  number.length > 3 ? '•'.repeat(number.length - 3) + number.slice(-3) : '•'.repeat(number.length);
