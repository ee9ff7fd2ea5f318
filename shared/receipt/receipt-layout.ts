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
 *   31 channel and standing, 1 byte: the low 4 bits 0 phone, 1 kiosk, 2 sheet; the high 4 bits 0 not said (receipts
 *      from before standings), 1 claimed, 2 attended, 3 confirmed
 *   32 random id, 8 bytes
 *   40 Ed25519 signature (RFC 8032), 64 bytes
 *
 * The signature is over the ASCII text "netral-receipt-1\n" followed by bytes 0 to 39. A verifier must
 * refuse base64url that it would not have written itself (padding, spare bits, other characters).
 * This file needs neither node nor a browser: both read receipts by it.
 */
export const signedBytes = 40;
export const receiptBytes = signedBytes + 64;
/** What a receipt looks like: characters, always as many. */
export const receiptLength = Math.ceil((receiptBytes * 8) / 6);

const domain = new TextEncoder().encode('netral-receipt-1\n');
export const staffKinds = ['pns', 'pppk', 'pppk-part-time', 'non-asn'] as const;
export const acts = ['ikrar', 'pakta-integritas'] as const;
export const channels = ['phone', 'kiosk', 'sheet'] as const;
export const receiptStandings = ['not-said', 'claimed', 'attended', 'confirmed'] as const;

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
  /** What the pledge was worth when the receipt was issued. */
  standing: string;
  id: string;
};

/** Why a receipt proves nothing. */
export type ReceiptFlaw = 'malformed' | 'unknown-version' | 'unknown-key' | 'forged';

/** A receipt taken apart, its signature not looked at yet. */
export type OpenedReceipt = {
  receipt: Receipt;
  /** What the signature is over. */
  message: Uint8Array<ArrayBuffer>;
  signature: Uint8Array<ArrayBuffer>;
};

/** Takes a receipt apart without believing it: everything in it is a claim until the signature is verified. */
export const openReceipt = (text: string): OpenedReceipt | 'malformed' | 'unknown-version' => {
  const bytes = fromBase64url(text);
  if (bytes?.length !== receiptBytes) return 'malformed';
  if (bytes[0] !== 1) return 'unknown-version';
  return {
    receipt: fieldsOf(bytes),
    message: signedMessage(bytes),
    signature: bytes.slice(signedBytes),
  };
};

/** What is signed: the purpose, so that no signature of another kind can stand in, then the first 40 bytes. */
export const signedMessage = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => {
  const message = new Uint8Array(domain.length + signedBytes);
  message.set(domain);
  message.set(bytes.subarray(0, signedBytes), domain.length);
  return message;
};

const fieldsOf = (bytes: Uint8Array): Receipt => {
  const [province = 0, regency = 0] = [bytes[10], bytes[11]];
  return {
    keyId: hex(bytes, 1, 5),
    issuedAtMs: parseInt(hex(bytes, 5, 10), 16) * 1000,
    region: regency === 0 ? two(province) : `${two(province)}.${two(regency)}`,
    campaignMark: hex(bytes, 12, 16),
    textVersion: bytes[16] ?? 0,
    textHashStart: hex(bytes, 17, 29),
    staffKind: staffKinds[bytes[29] ?? -1] ?? 'unknown',
    act: acts[bytes[30] ?? -1] ?? 'unknown',
    channel: channels[(bytes[31] ?? 0) & 15] ?? 'unknown',
    standing: receiptStandings[(bytes[31] ?? 0) >> 4] ?? 'unknown',
    id: hex(bytes, 32, 40),
  };
};

const two = (n: number): string => String(n).padStart(2, '0');
const hex = (bytes: Uint8Array, from: number, to: number): string =>
  Array.from(bytes.slice(from, to), (byte) => byte.toString(16).padStart(2, '0')).join('');

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The bytes of base64url, if it is written the one way there is: no padding, no spare bits, no other character. */
export const fromBase64url = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const bytes = new Uint8Array(Math.floor((text.length * 6) / 8));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0xfff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes[at++] = bits >> held;
  }
  const spare = bits & ((1 << held) - 1);
  return held < 6 && spare === 0 ? bytes : undefined;
};
