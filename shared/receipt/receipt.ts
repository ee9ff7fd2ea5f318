import {
  createHash,
  createPrivateKey,
  createPublicKey,
  sign,
  verify,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';

/**
 * A receipt is these bytes in base64url without padding, big-endian, 40 signed bytes and the signature:
 *
 *   0  version, always 1
 *   1  key id: first 4 bytes of the SHA-256 of the raw 32-byte public key
 *   5  issued at: seconds since 1970, 5 bytes
 *   10 province number, 1 byte ("14" of "14.06")
 *   11 regency number, 1 byte ("06" of "14.06"; 0 for a province)
 *   12 first 4 bytes of the SHA-256 of the campaign id in UTF-8
 *   16 version of the pledge text, 1 byte
 *   17 first 12 bytes of the SHA-256 of the pledge text
 *   29 kind of staff, 1 byte: 0 pns, 1 pppk, 2 pppk-part-time, 3 non-asn
 *   30 act, 1 byte: 0 ikrar, 1 pakta-integritas
 *   31 channel, 1 byte: 0 phone, 1 kiosk, 2 sheet
 *   32 random id, 8 bytes
 *   40 Ed25519 signature (RFC 8032), 64 bytes
 *
 * The signature is over the ASCII text "netral-receipt-1\n" followed by bytes 0 to 39. A verifier must
 * refuse base64url that it would not have written itself (padding, spare bits, other characters).
 */
const signedBytes = 40;
const domain = Buffer.from('netral-receipt-1\n');
const staffKinds = ['pns', 'pppk', 'pppk-part-time', 'non-asn'] as const;
const acts = ['ikrar', 'pakta-integritas'] as const;
const channels = ['phone', 'kiosk', 'sheet'] as const;

export type SigningKey = {
  /** First 4 bytes of the SHA-256 of the public key, hex. */
  keyId: string;
  privateKey: KeyObject;
  publicKey: PublicKey;
  publicJwk: JsonWebKey;
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
  /** 8 random bytes. */
  id: Uint8Array;
};

export type Receipt = {
  keyId: string;
  issuedAtMs: number;
  region: string;
  /** First 4 bytes of the SHA-256 of the campaign id, hex. */
  campaignMark: string;
  textVersion: number;
  /** First 12 bytes of the SHA-256 of the pledge text, hex. */
  textHashStart: string;
  staffKind: string;
  act: string;
  channel: string;
  id: string;
};
export type ReadReceipt =
  | { ok: true; receipt: Receipt }
  | { ok: false; reason: 'malformed' | 'unknown-version' | 'unknown-key' | 'forged' };

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
  signed.writeUInt8(channels.indexOf(fields.channel), 31);
  Buffer.from(fields.id).copy(signed, 32, 0, 8);
  const signature = sign(null, Buffer.concat([domain, signed]), key.privateKey);
  return Buffer.concat([signed, signature]).toString('base64url');
};

/** Reads a receipt back; every changed character makes it fail. */
export const readReceipt = (text: string, keys: PublicKey[]): ReadReceipt => {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.length !== signedBytes + 64 || bytes.toString('base64url') !== text) {
    return { ok: false, reason: 'malformed' };
  }
  if (bytes[0] !== 1) return { ok: false, reason: 'unknown-version' };
  const signed = bytes.subarray(0, signedBytes);
  const key = keys.find(({ keyId }) => keyId === signed.toString('hex', 1, 5));
  if (!key) return { ok: false, reason: 'unknown-key' };
  const genuine = verify(
    null,
    Buffer.concat([domain, signed]),
    key.key,
    bytes.subarray(signedBytes),
  );
  return genuine ? { ok: true, receipt: fieldsOf(signed) } : { ok: false, reason: 'forged' };
};

const fieldsOf = (signed: Buffer): Receipt => {
  const [province, regency] = [signed.readUInt8(10), signed.readUInt8(11)];
  return {
    keyId: signed.toString('hex', 1, 5),
    issuedAtMs: signed.readUIntBE(5, 5) * 1000,
    region: regency === 0 ? two(province) : `${two(province)}.${two(regency)}`,
    campaignMark: signed.toString('hex', 12, 16),
    textVersion: signed.readUInt8(16),
    textHashStart: signed.toString('hex', 17, 29),
    staffKind: staffKinds[signed.readUInt8(29)] ?? 'unknown',
    act: acts[signed.readUInt8(30)] ?? 'unknown',
    channel: channels[signed.readUInt8(31)] ?? 'unknown',
    id: signed.toString('hex', 32, 40),
  };
};

const two = (n: number): string => String(n).padStart(2, '0');
const sha256 = (content: string | Uint8Array): Buffer =>
  createHash('sha256').update(content).digest();

const pkcs8Start = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The Ed25519 key of a seed of 64 hex digits (RFC 8410 wrapping); throws if it is not one. */
export const signingKeyFromSeed = (seed: string): SigningKey => {
  if (!/^[0-9a-f]{64}$/i.test(seed)) throw new Error('A signing seed is 64 hex digits');
  const der = Buffer.concat([pkcs8Start, Buffer.from(seed, 'hex')]);
  const privateKey = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const key = createPublicKey(privateKey);
  const raw = key.export({ format: 'der', type: 'spki' }).subarray(-32);
  const keyId = sha256(raw).toString('hex').slice(0, 8);
  const publicJwk = { ...key.export({ format: 'jwk' }), kid: keyId, alg: 'EdDSA', use: 'sig' };
  return { keyId, privateKey, publicKey: { keyId, key }, publicJwk };
};
