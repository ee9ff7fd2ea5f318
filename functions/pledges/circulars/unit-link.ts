import { createHmac, timingSafeEqual } from 'node:crypto';
import { noticeKinds, type NoticeKind } from './circular.ts';

/** What a unit's own link opens, and until when (milliseconds since the epoch). */
export type UnitLink = {
  region: string;
  kind: NoticeKind;
  id: string;
  unit: string;
  expiresAt: number;
};

/** Makes the link by which one unit answers one notice; of no use for another unit, notice or region. */
export const makeUnitLink = (key: Uint8Array, link: UnitLink): string => {
  const { region, kind, id, unit, expiresAt } = link;
  const said = [region, kind, id, unit, String(Math.floor(expiresAt / 60_000))].join('|');
  return `${Buffer.from(said).toString('base64url')}.${mac(key, said)}`;
};

/** Reads a link back, or undefined when a single character of it is not ours; whether it is in time is not checked here. */
export const readUnitLink = (key: Uint8Array, token: string): UnitLink | undefined => {
  const [encoded = '', sent = '', ...rest] = token.split('.');
  const said = Buffer.from(encoded, 'base64url').toString('utf8');
  const expected = Buffer.from(mac(key, said));
  const given = Buffer.from(sent);
  if (rest.length > 0 || Buffer.from(said).toString('base64url') !== encoded) return undefined;
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
  const [region = '', kind, id = '', unit = '', minutes = ''] = said.split('|');
  const known = noticeKinds.find((one) => one === kind);
  return known && { region, kind: known, id, unit, expiresAt: Number(minutes) * 60_000 };
};

const mac = (key: Uint8Array, said: string): string =>
  createHmac('sha256', key)
    .update('netral/unit-link\n')
    .update(said)
    .digest()
    .subarray(0, 16)
    .toString('base64url');
