import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto';

/** Bytes of the number used once; random, under one key good for some four thousand million seals. */
export const nonceBytes = 12;
const tagBytes = 16;
/** The first byte of what this version seals. */
const version = 1;
const leastKeyBytes = 32;

/** How bytes are sealed: a secret of at least 32 bytes, and numbers used once. */
export type Sealing = { key: () => Promise<Uint8Array>; newNonce: () => Uint8Array };

/** What is sealed where: the purpose keeps apart what one secret seals, `place` binds a seal to where it is stored. */
export type SealedFor = { purpose: string; place: string };

/**
 * Seals bytes with AES-256-GCM under a key made of the secret for this purpose (HKDF-SHA256). What is sealed for one
 * place does not open at another. Throws where the secret is too short.
 */
export const seal = async (
  { key, newNonce }: Sealing,
  { purpose, place }: SealedFor,
  content: Uint8Array,
): Promise<Uint8Array> => {
  const nonce = newNonce();
  const cipher = createCipheriv('aes-256-gcm', ownKey(await key(), purpose), nonce);
  cipher.setAAD(Buffer.from(place));
  const body = [cipher.update(content), cipher.final()];
  return Buffer.concat([Uint8Array.of(version), nonce, ...body, cipher.getAuthTag()]);
};

/** The bytes again; throws where they were sealed by another secret, for another purpose or place, or changed since. */
export const unseal = async (
  { key }: Pick<Sealing, 'key'>,
  { purpose, place }: SealedFor,
  sealed: Uint8Array,
): Promise<Uint8Array> => {
  if (sealed[0] !== version || sealed.length < 1 + nonceBytes + tagBytes)
    throw new Error('These bytes are not sealed');
  const nonce = sealed.subarray(1, 1 + nonceBytes);
  const end = sealed.length - tagBytes;
  const cipher = createDecipheriv('aes-256-gcm', ownKey(await key(), purpose), nonce, {
    authTagLength: tagBytes,
  });
  cipher.setAAD(Buffer.from(place));
  cipher.setAuthTag(sealed.subarray(end));
  return Buffer.concat([cipher.update(sealed.subarray(1 + nonceBytes, end)), cipher.final()]);
};

const ownKey = (secret: Uint8Array, purpose: string): Uint8Array => {
  if (secret.length < leastKeyBytes) throw new Error('Sealing needs a secret of 32 bytes');
  return new Uint8Array(hkdfSync('sha256', secret, '', `netral/${purpose}`, 32));
};
