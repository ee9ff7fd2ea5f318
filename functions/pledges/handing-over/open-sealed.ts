import { createDecipheriv, hkdfSync } from 'node:crypto';
import { readForm } from '../../../shared/http/body.ts';
import * as z from 'zod/mini';
import { pledgeForm, type PledgeForm } from '../register/pledge-form.ts';
import { withOwnUnit } from '../register/unit-in-region.ts';
import { handOverPair } from './hand-over-key.ts';
import { sealedInfo, sealedNonce, sealedSizes } from './sealed-format.ts';

/** A pledge that a phone handed over: its form, and the name it was given when the person pressed. */
export type HandedPledge = { form: PledgeForm; key: string };

const keyShape = z.string().check(z.regex(/^[\x21-\x7e]{1,255}$/));

/** What a phone sealed, read as the phone's own request would be; undefined where it is none of ours or no pledge. */
export const openSealed = (secret: Uint8Array, sealed: string): HandedPledge | undefined => {
  const body = unsealed(secret, Buffer.from(sealed, 'base64url'));
  if (!body) return undefined;
  const form = z.safeParse(pledgeForm, readForm(body));
  const key = z.safeParse(keyShape, new URLSearchParams(body.toString()).get('idempotencyKey'));
  // Without a time it would be no pledge that waited, and a dead ticket would refuse it.
  if (!form.success || !key.success || form.data.swornAt === undefined) return undefined;
  return isOfItsRegion(form.data) ? { form: withOwnUnit(form.data), key: key.data } : undefined;
};

const isOfItsRegion = ({ region, unit }: PledgeForm): boolean =>
  !unit.includes('/') || unit.startsWith(`${region}/`);

const unsealed = (secret: Uint8Array, bytes: Buffer): Buffer | undefined => {
  const { point, tag } = sealedSizes;
  if (bytes.length <= point + tag) return undefined;
  const theirs = bytes.subarray(0, point);
  try {
    const shared = handOverPair(secret).computeSecret(theirs);
    const key = Buffer.from(hkdfSync('sha256', shared, theirs, sealedInfo, 32));
    const opener = createDecipheriv('aes-256-gcm', key, sealedNonce(), { authTagLength: tag });
    opener.setAuthTag(bytes.subarray(-tag));
    return Buffer.concat([opener.update(bytes.subarray(point, -tag)), opener.final()]);
  } catch {
    // A point that is not on the curve, another key, a character changed: all the same to whoever sent it.
    return undefined;
  }
};
