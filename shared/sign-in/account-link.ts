import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../keyed-hash.ts';

/** How long a link binds an account: whoever asked for it is in front of a screen that waits. */
export const accountLinkLifeMs = 30 * 60_000;

// Bytes: officer (12) · account (12) · round (2) · expiry minutes (4) · MAC (12): 56 characters that fit an SMS.
const markBytes = 12;
const signedBytes = 2 * markBytes + 6;
const macBytes = 12;
const markLength = 16;
export const mostRounds = 0xffff;

/** A keyed mark of an officer of the register: 16 characters that say nothing without the key. */
export const officerMark = (
  key: Uint8Array,
  { region, officerId }: { region: string; officerId: string },
): string => keyedHash(key, 'account-officer', `${region}/${officerId}`).slice(0, markLength);

/** A keyed mark of an account at the issuer (the `sub` of its tokens). */
export const accountMark = (key: Uint8Array, sub: string): string =>
  keyedHash(key, 'account-sub', sub).slice(0, markLength);

/** What a link binds: this account to this officer, unless their account was released since (`round`). */
export type AccountLink = { officer: string; account: string; round: number };

/** Makes the link that only somebody who reads the officer's registered phone can have. */
export const makeAccountLink = (
  key: Uint8Array,
  link: AccountLink,
  expiresAtMs: number,
): string => {
  const bytes = Buffer.alloc(signedBytes);
  Buffer.from(link.officer, 'base64url').copy(bytes, 0, 0, markBytes);
  Buffer.from(link.account, 'base64url').copy(bytes, markBytes, 0, markBytes);
  bytes.writeUInt16BE(link.round, 2 * markBytes);
  bytes.writeUInt32BE(Math.floor(expiresAtMs / 60_000), 2 * markBytes + 2);
  return Buffer.concat([bytes, mac(key, bytes)]).toString('base64url');
};

/** What a link binds; undefined where it is forged, changed or late. */
export const readAccountLink = (
  key: Uint8Array,
  token: string,
  now: number,
): AccountLink | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== signedBytes + macBytes || bytes.toString('base64url') !== token)
    return undefined;
  const signed = bytes.subarray(0, signedBytes);
  if (!timingSafeEqual(mac(key, signed), bytes.subarray(signedBytes))) return undefined;
  if (signed.readUInt32BE(2 * markBytes + 2) * 60_000 <= now) return undefined;
  return {
    officer: signed.subarray(0, markBytes).toString('base64url'),
    account: signed.subarray(markBytes, 2 * markBytes).toString('base64url'),
    round: signed.readUInt16BE(2 * markBytes),
  };
};

/**
 * Four digits that the screen of an account shows, and that the page of its link asks for: whoever is sent a link that
 * somebody else asked for does not know them.
 */
export const digitsOf = (account: string): string =>
  String(Buffer.from(account, 'base64url').readUInt32BE(0) % 10_000).padStart(4, '0');

const mac = (key: Uint8Array, signed: Uint8Array): Buffer =>
  createHmac('sha256', key)
    .update('netral/account-link\n')
    .update(signed)
    .digest()
    .subarray(0, macBytes);
