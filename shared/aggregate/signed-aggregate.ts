import { sign, verify } from 'node:crypto';
import * as z from 'zod/mini';
import type { PublicKey, SigningKey } from '../receipt/receipt.ts';

/** Says in what is signed that it is an aggregate: nothing signed for another purpose passes for one. */
const typ = 'netral-aggregate+jws';

const headerShape = z.strictObject({
  alg: z.literal('EdDSA'),
  kid: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
  typ: z.literal(typ),
});

/** Signs a text: a compact JWS (RFC 7515) with Ed25519 (RFC 8037). */
export const signAggregate = (text: string, { keyId, privateKey }: SigningKey): string => {
  const message = `${encode(JSON.stringify({ alg: 'EdDSA', kid: keyId, typ }))}.${encode(text)}`;
  return `${message}.${sign(null, Buffer.from(message), privateKey).toString('base64url')}`;
};

export type OpenedAggregate =
  | { flaw: 'unreadable' | 'unknown-key' }
  | { flaw: 'forged'; keyId: string }
  | { flaw?: undefined; keyId: string; text: string };

/** The text of a signed aggregate, once one of these keys is shown to have signed these very bytes; else its flaw. */
export const openAggregate = (
  signed: string,
  keyOf: (keyId: string) => PublicKey | undefined,
): OpenedAggregate => {
  const [header = '', payload = '', signature = '', ...more] = signed.split('.');
  const read = z.safeParse(headerShape, parse(decode(header)));
  if (!read.success || more.length > 0) return { flaw: 'unreadable' };
  const { kid: keyId } = read.data;
  const key = keyOf(keyId);
  if (!key) return { flaw: 'unknown-key' };
  const isSigned = verify(
    null,
    Buffer.from(`${header}.${payload}`),
    key.key,
    Buffer.from(signature, 'base64url'),
  );
  return isSigned ? { keyId, text: decode(payload) } : { flaw: 'forged', keyId };
};

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const decode = (text: string): string => Buffer.from(text, 'base64url').toString();

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
