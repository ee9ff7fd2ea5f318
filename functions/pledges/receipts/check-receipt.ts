import type { webcrypto } from 'node:crypto';
import {
  fromBase64url,
  openReceipt,
  type Receipt,
  type ReceiptFlaw,
} from '../../../shared/receipt/receipt-layout.ts';
import { withoutInvisible } from '../../../shared/safe-text.ts';

/** A key of the published set, as it comes over the wire. */
export type WireKey = { kid?: unknown; x?: unknown };

export type CheckedReceipt =
  { ok: true; receipt: Receipt } | { ok: false; reason: ReceiptFlaw | 'cannot-check' };

/**
 * Checks a receipt where there is no server: with WebCrypto and the published keys alone. Says
 * 'cannot-check' where this browser knows no Ed25519, which says nothing about the receipt.
 */
export const checkReceipt = async (
  text: string,
  keys: readonly WireKey[],
  subtle: webcrypto.SubtleCrypto | undefined,
): Promise<CheckedReceipt> => {
  const opened = openReceipt(text);
  if (typeof opened === 'string') return { ok: false, reason: opened };
  const { receipt, message, signature } = opened;
  const known = keys.find(({ kid }) => kid === receipt.keyId);
  const raw = typeof known?.x === 'string' ? fromBase64url(known.x) : undefined;
  if (!raw) return { ok: false, reason: 'unknown-key' };
  const key = await importKey(raw, subtle);
  if (!subtle || !key) return { ok: false, reason: 'cannot-check' };
  const genuine = await subtle.verify('Ed25519', key, signature, message);
  return genuine ? { ok: true, receipt } : { ok: false, reason: 'forged' };
};

const importKey = async (
  raw: Uint8Array<ArrayBuffer>,
  subtle: webcrypto.SubtleCrypto | undefined,
): Promise<webcrypto.CryptoKey | undefined> => {
  try {
    return await subtle?.importKey('raw', raw, 'Ed25519', false, ['verify']);
  } catch {
    return undefined;
  }
};

/** What somebody pasted or scanned, as a receipt: without spaces or marks nobody sees, and without the address or words around it. */
export const receiptIn = (pasted: string): string => {
  const text = withoutInvisible(pasted.normalize('NFKC')).replace(/\s/g, '');
  const found = /(?:#|\/receipts\/|receipt=|[:"“'(])([\w-]{100,})/.exec(text);
  return found?.[1] ?? text;
};
