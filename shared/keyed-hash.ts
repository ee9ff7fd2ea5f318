import { createHmac } from 'node:crypto';
import * as z from 'zod/mini';

declare const keyed: unique symbol;

/**
 * A hash that took a secret to make: who reads it where it is stored cannot try out what it is of. A plain hash is a
 * string and no KeyedHash, so that what may be stored is decided by the compiler.
 */
export type KeyedHash = string & { readonly [keyed]: true };

const leastKeyBytes = 32;
const length = 22;

/**
 * HMAC-SHA256 of a text or bytes under a secret of at least 32 bytes, cut to 132 bits (22 characters of base64url). The label
 * keeps apart what one secret makes for different purposes; it is one line. Throws where the key is too short.
 */
export const keyedHash = (
  key: Uint8Array,
  label: string,
  content: string | Uint8Array,
): KeyedHash => {
  if (key.length < leastKeyBytes) throw new Error('A keyed hash needs a secret of 32 bytes');
  const hmac = createHmac('sha256', key).update(`netral/${label}\n`).update(content);
  return z.parse(storedHash, hmac.digest('base64url').slice(0, length));
};

/** A keyed hash as it comes back from a table; new ones are made by `keyedHash` only. */
export const storedHash = z.custom<KeyedHash>((value) => typeof value === 'string');
