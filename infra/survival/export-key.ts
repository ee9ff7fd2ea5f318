import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';

/** An export is sealed for a key whose private half nobody has: two people hold a share of it each. */
export type NewExportKey = {
  /** PEM; whoever exports has it. */
  publicKey: string;
  /** 64 hex digits each; one alone says nothing about the key. */
  shares: [string, string];
};

/** RFC 8410: what stands before the 32 bytes of an X25519 key in PKCS #8. */
const beforePrivate = Buffer.from('302e020100300506032b656e04220420', 'hex');
const keyBytes = 32;

/** Makes a key for exports; `randomBytes` gives as many bytes as it is asked for. */
export const newExportKey = (randomBytes: (count: number) => Uint8Array): NewExportKey => {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  const whole = privateKey.export({ type: 'pkcs8', format: 'der' }).subarray(-keyBytes);
  const first = Buffer.from(randomBytes(keyBytes));
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    shares: [first.toString('hex'), xor(first, whole).toString('hex')],
  };
};

/** The private key of two shares, in whichever order; throws where one is no share. */
export const joinShares = (shares: readonly string[]): KeyObject => {
  const [first, second] = shares.map(bytesOf);
  if (!first || !second || shares.length !== 2) throw new Error('An export opens by two shares');
  if (first.equals(second)) throw new Error('The two shares are the same one');
  const key = Buffer.concat([beforePrivate, xor(first, second)]);
  return createPrivateKey({ key, format: 'der', type: 'pkcs8' });
};

/** The public half of a private key, as PEM. */
export const publicHalf = (privateKey: KeyObject): string =>
  createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString();

const bytesOf = (share: string): Buffer => {
  if (!/^[0-9a-f]{64}$/.test(share.trim())) throw new Error('A share is 64 hex digits');
  return Buffer.from(share.trim(), 'hex');
};

const xor = (one: Uint8Array, other: Uint8Array): Buffer =>
  Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));
