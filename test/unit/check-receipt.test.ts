import { webcrypto } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { qrCode } from '../../shared/qr/qr-code.ts';
import { checkReceipt, receiptIn } from '../../functions/pledges/receipts/check-receipt.ts';
import { receiptLength } from '../../shared/receipt/receipt-layout.ts';
import { issueReceipt, readReceipt, signingKeyFromSeed } from '../../shared/receipt/receipt.ts';

const { subtle } = webcrypto;
const key = signingKeyFromSeed('ab'.repeat(32));
const oldKey = signingKeyFromSeed('cd'.repeat(32));
const keys = [oldKey.publicJwk, key.publicJwk];
const publicKeys = [oldKey.publicKey, key.publicKey];
const signedWith = (by: typeof key) =>
  issueReceipt({
    key: by,
    issuedAtMs: Date.parse('2026-11-23T00:30:00Z'),
    region: '14.06',
    campaign: 'pilkada-demo',
    textVersion: 1,
    textHash: 'ef'.repeat(32),
    staffKind: 'pns',
    act: 'ikrar',
    channel: 'phone',
    standing: 'claimed',
    id: Buffer.from('0102030405060708', 'hex'),
  });
const receipt = signedWith(key);

describe('checking a receipt without a server', () => {
  it('says the same as the server, of a receipt of the present key and of an old one', async () => {
    for (const one of [receipt, signedWith(oldKey)]) {
      const checked = await checkReceipt(one, keys, subtle);
      expect(checked).toEqual(readReceipt(one, publicKeys));
      expect(checked).toMatchObject({ ok: true, receipt: { region: '14.06', act: 'ikrar' } });
    }
  });

  it('says the same as the server of any receipt with one character changed: refused', async () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= ';
    const at = fc.integer({ min: 0, max: receipt.length - 1 });
    await fc.assert(
      fc.asyncProperty(at, fc.constantFrom(...Array.from(alphabet)), async (place, char) => {
        fc.pre(receipt[place] !== char);
        const changed = receipt.slice(0, place) + char + receipt.slice(place + 1);
        const checked = await checkReceipt(changed, keys, subtle);
        expect(checked.ok).toBe(false);
        expect(checked).toEqual(readReceipt(changed, publicKeys));
      }),
      { numRuns: 300 },
    );
  });

  it('says the same as the server of anything else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 150 }), async (text) => {
        expect(await checkReceipt(text, keys, subtle)).toEqual(readReceipt(text, publicKeys));
      }),
    );
  });

  it('says that it cannot check where the browser knows no Ed25519, not that the receipt is bad', async () => {
    const without = {
      importKey: () => Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError')),
    } as Pick<webcrypto.SubtleCrypto, 'importKey'> as webcrypto.SubtleCrypto;
    for (const crypto of [undefined, without]) {
      expect(await checkReceipt(receipt, keys, crypto)).toEqual({
        ok: false,
        reason: 'cannot-check',
      });
    }
  });

  it('believes no key set that is not one', async () => {
    for (const set of [[], [{ kid: key.keyId }], [{ kid: key.keyId, x: 'not a key' }]])
      expect(await checkReceipt(receipt, set, subtle)).toMatchObject({ reason: 'unknown-key' });
  });
});

describe('what was pasted or scanned', () => {
  it.each([
    ['alone', receipt],
    ['broken over lines', `${receipt.slice(0, 70)}\n  ${receipt.slice(70)}`],
    ['as the address of the QR code', `https://netral.example/verifikasi#${receipt}`],
    ['as the address of the API', `https://netral.example/live/v1/receipts/${receipt}`],
    ['in a message', `Saya telah berikrar netral: https://netral.example/verifikasi#${receipt}`],
  ])('is read as a receipt: %s', (_, pasted) => {
    expect(receiptIn(pasted)).toBe(receipt);
  });
});

describe('the QR code of a receipt', () => {
  it.each([
    ['an own domain', 'https://netral.go.id', 9],
    ['a long one', 'https://netralitas-asn.kabupatenpenukalabablematangilir.go.id', 10],
    [
      "API Gateway's own address",
      'https://a1b2c3d4e5.execute-api.ap-southeast-3.amazonaws.com/live',
      9,
    ],
  ])('is of version 10 or less at %s', (_, site, version) => {
    expect(receipt).toHaveLength(receiptLength);
    expect(qrCode(`${site}/verifikasi#${receipt}`).version).toBe(version);
  });
});
