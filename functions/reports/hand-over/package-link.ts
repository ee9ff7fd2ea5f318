import { createHmac, timingSafeEqual } from 'node:crypto';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { typedDigits } from '../../../shared/typed.ts';

/** Which hand-over of which report. */
export type Package = { reportKey: string; requestId: string };

const tokenShape = /^([A-Za-z0-9_-]{32})\.([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{22})$/;
const codeDigits = 10;

const textOf = ({ reportKey, requestId }: Package): string => `${reportKey}/${requestId}`;

/** The link's own part: it opens nothing without the code, which another person has. */
export const packageToken = (key: Uint8Array, of: Package): string =>
  `${of.reportKey}.${of.requestId}.${keyedHash(key, 'hand-over/link', textOf(of))}`;

/** Which package a link is for; undefined where it was not signed by us. */
export const readPackageToken = (key: Uint8Array, token: string): Package | undefined => {
  const [, reportKey = '', requestId = ''] = tokenShape.exec(token) ?? [];
  const of = { reportKey, requestId };
  return isSame(token, packageToken(key, of)) ? of : undefined;
};

/** The code of ten digits that opens the link, for whoever agreed to pass on by another way. */
export const openingCode = (key: Uint8Array, of: Package): string => {
  const hmac = createHmac('sha256', key).update('netral/hand-over/code\n').update(textOf(of));
  const number = hmac.digest().readBigUInt64BE(0) % 10n ** BigInt(codeDigits);
  return number.toString().padStart(codeDigits, '0');
};

/** Whether what somebody typed is the code, however they wrote it. */
export const isOpeningCode = (key: Uint8Array, of: Package, typed: string): boolean =>
  isSame(typedDigits(typed), openingCode(key, of));

const isSame = (one: string, other: string): boolean => {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
};
