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
 *   0  version, 1                         21 SHA-256 of the pledge text, first 8 bytes
 *   1  key id, 4 bytes                    29 kind of staff, 1 byte
 *   5  issued at, seconds, 5 bytes        30 act, 1 byte
 *   10 province and regency, 1 byte each  31 channel, 1 byte
 *   12 SHA-256 of the campaign id, 8      32 random id, 8 bytes
 *   20 version of the pledge text, 1      40 Ed25519 signature (RFC 8032), 64 bytes
 *
 * The signature is over the ASCII text "netral-receipt-1\n" followed by bytes 0 to 39.
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
  /** First 8 bytes of the SHA-256 of the campaign id, hex. */
  campaignMark: string;
  textVersion: number;
  textHashStart: string;
  staffKind: string;
  act: string;
  channel: string;
  id: string;
};
export type ReadReceipt =
  | { ok: true; receipt: Receipt }
  | { ok: false; reason: 'malformed' | 'unknown-version' | 'unknown-key' | 'forged' };

/** Signs a receipt: 139 characters that hold no personal data and prove themselves with the public key alone. */
export const issueReceipt = ({ key, ...fields }: ReceiptFields & { key: SigningKey }): string => {
  const signed = Buffer.alloc(signedBytes);
  const [province = '0', regency = '0'] = fields.region.split('.');
  signed.writeUInt8(1, 0);
  signed.write(key.keyId, 1, 'hex');
  signed.writeUIntBE(Math.floor(fields.issuedAtMs / 1000), 5, 5);
  signed.writeUInt8(Number(province), 10);
  signed.writeUInt8(Number(regency), 11);
  sha256(fields.campaign).copy(signed, 12, 0, 8);
  signed.writeUInt8(fields.textVersion, 20);
  signed.write(fields.textHash.slice(0, 16), 21, 'hex');
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
    campaignMark: signed.toString('hex', 12, 20),
    textVersion: signed.readUInt8(20),
    textHashStart: signed.toString('hex', 21, 29),
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
