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

/** The key of a person in one campaign: HMAC-SHA256 over length-prefixed parts, base64url; the number cannot be read back. */
export const personKey = ({
  pepper,
  campaign,
  idKind,
  number,
  unit = '',
}: PersonKeyInput): string => {
  const kind = idKind === 'ni-pppk' ? 'nip' : idKind;
  const hmac = createHmac('sha256', pepper).update('netral/person-1\n');
  for (const part of [campaign, kind, number, unit])
    hmac.update(`${Buffer.byteLength(part)}:${part},`);
  return hmac.digest('base64url');
};

/** Shows the last three characters only. */
export const maskNumber = (number: string): string =>
  '•'.repeat(Math.max(0, number.length - 3)) + number.slice(-3);
