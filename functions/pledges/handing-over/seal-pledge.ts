import { sealedInfo, sealedNonce } from './sealed-format.ts';

/**
 * Seals the body of a waiting pledge to the deployment's key (P-256, HKDF-SHA256, AES-256-GCM by WebCrypto), in
 * base64url: whoever films the code reads nothing of it, and it seals into another text each time.
 */
export const sealPledge = async (
  publicKey: string,
  body: string,
  subtle: SubtleCrypto,
): Promise<string> => {
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const theirs = await subtle.importKey('raw', fromBase64url(publicKey), curve, false, []);
  const own = await subtle.generateKey(curve, false, ['deriveBits']);
  const point = new Uint8Array(await subtle.exportKey('raw', own.publicKey));
  const shared = await subtle.deriveBits({ name: 'ECDH', public: theirs }, own.privateKey, 256);
  const material = await subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(sealedInfo);
  const key = await subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: point, info },
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt'],
  );
  const content = new TextEncoder().encode(body);
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv: sealedNonce() }, key, content);
  return toBase64url(Uint8Array.from([...point, ...new Uint8Array(sealed)]));
};

const toBase64url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=/g, '');

const fromBase64url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (one) => one.charCodeAt(0));
