import {
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { nonceBytes, seal, unseal } from '../../shared/sealed.ts';
import { publicHalf } from './export-key.ts';

/** An X25519 public key in SubjectPublicKeyInfo (RFC 8410). */
const spkiBytes = 44;
const purpose = 'export';

/**
 * Seals a file of an export, under a key of its own, for whoever holds the private half of `publicKey`; `place` (export
 * and name of the file) must be the same to open it. Who seals cannot open again.
 */
export const sealFile = (publicKey: string, place: string, content: Uint8Array) => {
  const own = generateKeyPairSync('x25519');
  const to = createPublicKey(publicKey);
  const shared = diffieHellman({ privateKey: own.privateKey, publicKey: to });
  const from = spki(own.publicKey);
  const key = Buffer.concat([shared, from, spki(to)]);
  const sealing = { key: () => Promise.resolve(key), newNonce: () => randomBytes(nonceBytes) };
  return seal(sealing, { purpose, place }, content).then((body) => Buffer.concat([from, body]));
};

/** The file again; throws where it was sealed for another key, another place, or changed since. */
export const openFile = (
  privateKey: KeyObject,
  place: string,
  sealed: Uint8Array,
): Promise<Uint8Array> => {
  const from = Buffer.from(sealed.subarray(0, spkiBytes));
  const publicKey = createPublicKey({ key: from, format: 'der', type: 'spki' });
  const shared = diffieHellman({ privateKey, publicKey });
  const key = Buffer.concat([shared, from, spki(createPublicKey(publicHalf(privateKey)))]);
  const opening = { key: () => Promise.resolve(key) };
  return unseal(opening, { purpose, place }, sealed.subarray(spkiBytes));
};

const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' });
