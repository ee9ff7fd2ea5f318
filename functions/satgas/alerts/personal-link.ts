import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { LiveKeys } from '../../../shared/live-keys.ts';
import { practiceProvince } from '../../../shared/regions/practice.ts';
import type { Alert } from './alert.ts';

/** How long a personal link can be used, in milliseconds. */
export const linkLifeMs = 24 * 3_600_000;

/** What a link opens (an alert, an announcement) and for whom; the region is where it is looked for. */
type Bound = Pick<Alert, 'region' | 'alertId'> & { officerId: string };

export type ReadLink =
  | { ok: true; region: string; alertId: string; officerTag: string; expiresAt: number }
  | { ok: false; reason: 'malformed' | 'forged' };

// Bytes: region (2) · received seconds (5) · start of the report key (9) · officer (4) · expiry minutes (4) · MAC (12).
const signedBytes = 24;
const macBytes = 12;

/** Makes an officer's own link to one alert: 48 characters that fit an SMS, useless to anybody else after it expires. */
export const makeLink = (key: Uint8Array, bound: Bound, expiresAtMs: number): string => {
  const bytes = Buffer.alloc(signedBytes);
  const [province, regency] = numbersOf(bound.region);
  bytes.writeUInt8(province, 0);
  bytes.writeUInt8(regency, 1);
  const [seconds, report] = splitId(bound.alertId);
  bytes.writeUIntBE(Number(seconds), 2, 5);
  Buffer.from(report, 'base64url').copy(bytes, 7, 0, 9);
  Buffer.from(officerTag(bound.officerId), 'hex').copy(bytes, 16);
  bytes.writeUInt32BE(Math.floor(expiresAtMs / 60_000), 20);
  return Buffer.concat([bytes, mac(key, bytes)]).toString('base64url');
};

/** Reads a link back; says nothing of whether the alert exists or the link is still in time. */
export const readLink = (key: Uint8Array, token: string): ReadLink => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== signedBytes + macBytes || bytes.toString('base64url') !== token) {
    return { ok: false, reason: 'malformed' };
  }
  const signed = bytes.subarray(0, signedBytes);
  if (!timingSafeEqual(mac(key, signed), bytes.subarray(signedBytes)))
    return { ok: false, reason: 'forged' };
  return {
    ok: true,
    region: regionOf(signed),
    alertId: `${String(signed.readUIntBE(2, 5)).padStart(11, '0')}-${signed.subarray(7, 16).toString('base64url')}`,
    officerTag: signed.subarray(16, 20).toString('hex'),
    expiresAt: signed.readUInt32BE(20) * 60_000,
  };
};

/** Reads a link back under whichever live version of the key signed it. */
export const readLiveLink = async (keys: LiveKeys, token: string): Promise<ReadLink> => {
  const asRead = readLink(await keys(), token);
  // What has not the shape of a link has it under no key.
  if (asRead.ok || asRead.reason === 'malformed') return asRead;
  const found = (await keys.others()).map((key) => readLink(key, token)).find(({ ok }) => ok);
  return found ?? asRead;
};

/** A short mark of an officer that stands in a link; the alert's own list says who it is. */
export const officerTag = (officerId: string): string =>
  createHash('sha256').update(officerId).digest('hex').slice(0, 8);

const splitId = (alertId: string): [string, string] => [alertId.slice(0, 11), alertId.slice(12)];

/** The nation is 0 and 0; the province of practice, which begins alike, stands apart by a number that no regency has. */
const numbersOf = (region: string): [province: number, regency: number] => {
  if (region === 'ID') return [0, 0];
  if (region === practiceProvince) return [0, noRegency];
  const [province = '0', regency = '0'] = region.split('.');
  return [Number(province), Number(regency)];
};

const noRegency = 255;

const regionOf = (signed: Buffer): string => {
  if (signed.readUInt8(0) === 0) {
    const regency = signed.readUInt8(1);
    if (regency === 0) return 'ID';
    if (regency === noRegency) return practiceProvince;
  }
  const [province, regency] = [signed.readUInt8(0), signed.readUInt8(1)].map((n) =>
    String(n).padStart(2, '0'),
  );
  return regency === '00' ? (province ?? '') : `${province ?? ''}.${regency ?? ''}`;
};

const mac = (key: Uint8Array, signed: Uint8Array): Buffer =>
  createHmac('sha256', key)
    .update('netral/alert-link\n')
    .update(signed)
    .digest()
    .subarray(0, macBytes);
