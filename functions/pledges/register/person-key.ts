import { createHmac } from 'node:crypto';
import { isPractice } from '../../../shared/regions/practice.ts';
import type { IdKind } from './parse-identity.ts';

export type PersonKeyInput = {
  pepper: Uint8Array;
  campaign: string;
  /** Where the person pledges: in practice they are somebody else. Undefined where that is not known yet. */
  region: string | undefined;
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
export const personKey = (input: PersonKeyInput): string => {
  const { pepper, campaign, region, idKind, number, unit } = input;
  const kind = idKind === 'ni-pppk' ? 'nip' : idKind;
  const place = idKind === 'staff-number' ? unit : '';
  if (place === undefined || (place === '' && kind === 'staff-number'))
    throw new Error('A staff number is nobody without its unit');
  const hmac = createHmac('sha256', pepper).update('netral/person-1\n');
  for (const part of [campaign, kind, number, place])
    hmac.update(`${Buffer.byteLength(part)}:${part},`);
  const practises = region !== undefined && isPractice(region);
  const key = hmac.digest('base64url');
  return practises ? practiceMark + key.slice(practiceMark.length) : key;
};

/**
 * How the key of whoever practises begins, so that their pledge is not the one that counts: of others, one in 280 million
 * million does.
 */
export const practiceMark = 'latihan-';

/** Shows the last three characters only, and none of a number that has no more than three. */
export const maskNumber = (number: string): string =>
  number.length > 3 ? '•'.repeat(number.length - 3) + number.slice(-3) : '•'.repeat(number.length);
