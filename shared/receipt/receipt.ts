import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto';
import {
  acts,
  channels,
  openReceipt,
  receiptStandings,
  signedBytes,
  signedMessage,
  staffKinds,
  type Receipt,
  type ReceiptFlaw,
} from './receipt-layout.ts';

export type { Receipt } from './receipt-layout.ts';

/** A public key as the key set shows it (RFC 7517, RFC 8037). */
export type PublicJwk = {
  kty: 'OKP';
  crv: 'Ed25519';
  /** The raw 32 bytes, base64url. */
  x: string;
  kid: string;
  alg: 'EdDSA';
  use: 'sig';
};
export type SigningKey = {
  /** First 4 bytes of the SHA-256 of the public key, hex. */
  keyId: string;
  privateKey: KeyObject;
  publicKey: PublicKey;
  publicJwk: PublicJwk;
};
export type PublicKey = { keyId: string; key: KeyObject };

export type ReceiptFields = {
  issuedAtMs: number;
  region: string;
  campaign: string;
  textVersion: number;
  /** SHA-256 of the words sworn, hex. */
  textHash: string;
  staffKind: (typeof staffKinds)[number];
  act: (typeof acts)[number];
  channel: (typeof channels)[number];
  standing: (typeof receiptStandings)[number];
  /** 8 random bytes. */
  id: Uint8Array;
};

export type ReadReceipt = { ok: true; receipt: Receipt } | { ok: false; reason: ReceiptFlaw };

/**
 * Signs a receipt: 139 characters that hold no personal data and prove themselves with the public key
 * alone. Throws when a field does not fit its bytes: that is a fault of ours, never of the person.
 */
export const issueReceipt = ({ key, ...fields }: ReceiptFields & { key: SigningKey }): string => {
  if (fields.id.length !== 8) throw new Error('A receipt id is 8 bytes');
  if (!/^[0-9a-f]{64}$/.test(fields.textHash)) throw new Error('A text hash is 64 hex digits');
  const signed = Buffer.alloc(signedBytes);
  const [province = '0', regency = '0'] = fields.region.split('.');
  signed.writeUInt8(1, 0);
  signed.write(key.keyId, 1, 'hex');
  signed.writeUIntBE(Math.floor(fields.issuedAtMs / 1000), 5, 5);
  signed.writeUInt8(Number(province), 10);
  signed.writeUInt8(Number(regency), 11);
  sha256(fields.campaign).copy(signed, 12, 0, 4);
  signed.writeUInt8(fields.textVersion, 16);
  signed.write(fields.textHash.slice(0, 24), 17, 'hex');
  signed.writeUInt8(staffKinds.indexOf(fields.staffKind), 29);
  signed.writeUInt8(acts.indexOf(fields.act), 30);
  const standing = receiptStandings.indexOf(fields.standing);
  signed.writeUInt8(channels.indexOf(fields.channel) + 16 * standing, 31);
  Buffer.from(fields.id).copy(signed, 32, 0, 8);
  const signature = sign(null, signedMessage(signed), key.privateKey);
  return Buffer.concat([signed, signature]).toString('base64url');
};

/** Reads a receipt back; every changed character makes it fail. */
export const readReceipt = (text: string, keys: readonly PublicKey[]): ReadReceipt => {
  const opened = openReceipt(text);
  if (typeof opened === 'string') return { ok: false, reason: opened };
  const { receipt, message, signature } = opened;
  const key = keys.find(({ keyId }) => keyId === receipt.keyId);
  if (!key) return { ok: false, reason: 'unknown-key' };
  return verify(null, message, key.key, signature)
    ? { ok: true, receipt }
    : { ok: false, reason: 'forged' };
};

const sha256 = (content: string | Uint8Array): Buffer =>
  createHash('sha256').update(content).digest();

const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key of a seed of 64 hex digits (RFC 8410 wrapping); throws if it is not one. */
export const signingKeyFromSeed = (seed: string): SigningKey => {
  if (!/^[0-9a-f]{64}$/i.test(seed)) throw new Error('A signing seed is 64 hex digits');
  const der = Buffer.concat([pkcs8Start, Buffer.from(seed, 'hex')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const key = createPublicKey(privateKey);
  const publicJwk = jwkOf(key.export({ format: 'der', type: 'spki' }).subarray(-32));
  const { kid: keyId } = publicJwk;
  return { keyId, privateKey, publicKey: { keyId, key }, publicJwk };
};

const jwkOf = (raw: Uint8Array): PublicJwk => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: Buffer.from(raw).toString('base64url'),
  kid: sha256(raw).toString('hex').slice(0, 8),
  alg: 'EdDSA',
  use: 'sig',
});

/** The public key of its raw 32 bytes in base64url, with its id; throws if they are not a key. */
export const publicKeyOf = (x: string): PublicKey & { jwk: PublicJwk } => {
  const raw = Buffer.from(x, 'base64url');
  if (raw.length !== 32) throw new Error('An Ed25519 public key is 32 bytes');
  const jwk = jwkOf(raw);
  return { keyId: jwk.kid, jwk, key: createPublicKey({ key: { ...jwk }, format: 'jwk' }) };
};
