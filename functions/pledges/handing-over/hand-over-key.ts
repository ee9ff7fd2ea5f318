import { createECDH, hkdfSync } from 'node:crypto';

const curve = 'prime256v1';
/** The order of P-256 (FIPS 186-5, SP 800-186): a private key is 1 up to, and without, it. */
const order = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

/**
 * The pair of P-256 that pledges are sealed to on phones, made of the secret of ceremonies: the same as long as that is.
 * 48 bytes reduced leave no bias that matters (FIPS 186-5, A.2.1).
 */
export const handOverPair = (secret: Uint8Array) => {
  const bytes = Buffer.from(hkdfSync('sha256', secret, '', 'netral/hand-over-key-1', 48));
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % (order - 1n)) + 1n;
  const pair = createECDH(curve);
  pair.setPrivateKey(scalar.toString(16).padStart(64, '0'), 'hex');
  return pair;
};

/** The public half as phones read it: 65 bytes, uncompressed, in base64url. */
export const handOverKey = (secret: Uint8Array): string =>
  handOverPair(secret).getPublicKey().toString('base64url');
