import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';

export type Verified =
  | { ok: true; id: string; timestampMs: number; scheme: 'v1' | 'v1a' }
  | {
      ok: false;
      reason:
        | 'missing-header'
        | 'repeated-header'
        | 'conflicting-headers'
        | 'malformed-id'
        | 'malformed-timestamp'
        | 'too-old'
        | 'too-new'
        | 'malformed-signature'
        | 'no-matching-signature';
      header?: string;
    };
type Refused = Extract<Verified, { ok: false }>;

type Claims = { id: string; timestamp: string; signature: string };
type Delivery = {
  /** Lower-cased names, every value that was sent. */
  headers: Record<string, string[]>;
  body: Uint8Array;
  secrets: string[];
  nowMs: number;
  toleranceSeconds?: number;
};

/** Verifies a Standard Webhooks delivery over its exact bytes (standardwebhooks.com, spec 1.0; v1 HMAC, v1a Ed25519). */
export const verifyStandardWebhook = (delivery: Delivery): Verified => {
  const claims = readClaims(delivery.headers);
  if ('reason' in claims) return claims;
  const timestamp = readTimestamp(claims.timestamp, delivery);
  if (typeof timestamp !== 'number') return timestamp;
  if (!/^[^.\s]{1,256}$/.test(claims.id)) return refuse('malformed-id', 'webhook-id');
  const signed = signedBytes(claims.id, claims.timestamp, delivery.body);
  const signatures = claims.signature.split(' ').filter((part) => part !== '');
  if (signatures.length === 0 || !signatures.every((part) => /^[a-z0-9]+,[^\s,]+$/i.test(part)))
    return refuse('malformed-signature', 'webhook-signature');
  for (const signature of signatures) {
    const [scheme, value = ''] = signature.split(',', 2);
    if (scheme !== 'v1' && scheme !== 'v1a') continue;
    if (delivery.secrets.some((secret) => matches(scheme, secret, signed, value))) {
      return { ok: true, id: claims.id, timestampMs: timestamp * 1000, scheme };
    }
  }
  return refuse('no-matching-signature', 'webhook-signature');
};

const refuse = (reason: Refused['reason'], header?: string): Refused => ({
  ok: false,
  reason,
  ...(header !== undefined && { header }),
});

const families = ['webhook', 'svix'] as const;
const names = ['id', 'timestamp', 'signature'] as const;

const readClaims = (headers: Record<string, string[]>): Claims | Refused => {
  const claims: Partial<Claims> = {};
  for (const name of names) {
    const values = new Set<string>();
    for (const family of families) {
      const sent = headers[`${family}-${name}`] ?? [];
      if (sent.length > 1) return refuse('repeated-header', `${family}-${name}`);
      for (const value of sent) values.add(value);
    }
    if (values.size > 1) return refuse('conflicting-headers', `webhook-${name}`);
    const [value] = values;
    if (value === undefined || value === '') return refuse('missing-header', `webhook-${name}`);
    claims[name] = value;
  }
  return claims as Claims;
};

const readTimestamp = (
  text: string,
  { nowMs, toleranceSeconds = 300 }: Delivery,
): number | Refused => {
  if (!/^\d{1,12}$/.test(text)) return refuse('malformed-timestamp', 'webhook-timestamp');
  const age = Math.floor(nowMs / 1000) - Number(text);
  if (age > toleranceSeconds) return refuse('too-old', 'webhook-timestamp');
  if (age < -toleranceSeconds) return refuse('too-new', 'webhook-timestamp');
  return Number(text);
};

const signedBytes = (id: string, timestamp: string, body: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);

const matches = (scheme: 'v1' | 'v1a', secret: string, signed: Buffer, value: string): boolean => {
  const given = decode(value);
  // One more `=`, or bits beyond the last byte: base64 is canonical (RFC 4648, section 3.5).
  if (given?.toString('base64') !== value) return false;
  if (scheme === 'v1') {
    const key = sharedKey(secret);
    const right = key && createHmac('sha256', key).update(signed).digest();
    return right !== undefined && right.length === given.length && timingSafeEqual(right, given);
  }
  const key = publicKeyOf(secret);
  return key !== undefined && given.length === 64 && verify(null, signed, key, given);
};

const decode = (text: string): Buffer | undefined =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : undefined;

const sharedKey = (secret: string): Buffer | undefined => {
  if (secret.startsWith('whpk_') || secret.startsWith('whsk_')) return undefined;
  const key = decode(secret.replace(/^whsec_/, ''));
  return key && key.length >= 24 && key.length <= 64 ? key : undefined;
};

const spkiStart = Buffer.from('302a300506032b6570032100', 'hex');
const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');

const publicKeyOf = (secret: string) => {
  const raw = secret.startsWith('whpk_') ? decode(secret.slice(5)) : undefined;
  if (raw?.length !== 32) return undefined;
  return createPublicKey({ key: Buffer.concat([spkiStart, raw]), format: 'der', type: 'spki' });
};

/** Whether a text is a secret this suite can verify with: `whsec_…` of 24 to 64 bytes, or `whpk_…` of 32. */
export const isWebhookSecret = (text: string): boolean =>
  sharedKey(text) !== undefined || publicKeyOf(text) !== undefined;

type ToSign = { id: string; timestampMs: number; body: Uint8Array; secret: string };

/** Signs as a sender does: v1 with a `whsec_…` secret, v1a with a `whsk_…` private key. Throws for any other. */
export const signStandardWebhook = ({
  id,
  timestampMs,
  body,
  secret,
}: ToSign): Record<string, string> => {
  const timestamp = String(Math.floor(timestampMs / 1000));
  const signed = signedBytes(id, timestamp, body);
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': secret.startsWith('whsk_')
      ? `v1a,${ed25519(secret, signed)}`
      : `v1,${hmac(secret, signed)}`,
  };
};

const hmac = (secret: string, signed: Buffer): string => {
  const key = sharedKey(secret);
  if (!key) throw new Error('Not a whsec_ secret of 24 to 64 bytes');
  return createHmac('sha256', key).update(signed).digest('base64');
};

const ed25519 = (secret: string, signed: Buffer): string => {
  const seed = Buffer.from(secret.slice(5), 'base64').subarray(0, 32);
  const key = createPrivateKey({
    key: Buffer.concat([pkcs8Start, seed]),
    format: 'der',
    type: 'pkcs8',
  });
  return sign(null, signed, key).toString('base64');
};
