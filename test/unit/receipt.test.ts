import { createHash, createPublicKey, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  issueReceipt,
  readReceipt,
  signingKeyFromSeed,
  type ReceiptFields,
} from '../../shared/receipt/receipt.ts';

const key = signingKeyFromSeed('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60');
const otherKey = signingKeyFromSeed('ab'.repeat(32));
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

const fields: ReceiptFields = {
  issuedAtMs: Date.parse('2026-11-23T00:30:00Z'),
  region: '14.06',
  campaign: 'pilkada-demo',
  textVersion: 1,
  textHash: sha256('Kami berikrar'),
  staffKind: 'pppk-part-time',
  act: 'ikrar',
  channel: 'phone',
  standing: 'claimed',
  id: Buffer.from('0102030405060708', 'hex'),
};
const receipt = issueReceipt({ key, ...fields });
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

describe('a receipt', () => {
  it('says what was sworn, where and when, in 139 characters', () => {
    expect(receipt).toMatch(/^[\w-]{139}$/);
    expect(readReceipt(receipt, [otherKey.publicKey, key.publicKey])).toEqual({
      ok: true,
      receipt: {
        keyId: key.keyId,
        issuedAtMs: fields.issuedAtMs,
        region: '14.06',
        campaignMark: sha256('pilkada-demo').slice(0, 8),
        textVersion: 1,
        textHashStart: fields.textHash.slice(0, 24),
        staffKind: 'pppk-part-time',
        act: 'ikrar',
        channel: 'phone',
        standing: 'claimed',
        id: '0102030405060708',
      },
    });
  });

  it('can be verified by anybody who has the layout and the public key', () => {
    const bytes = Buffer.from(receipt, 'base64url');
    const layout = [
      '01',
      key.keyId,
      (fields.issuedAtMs / 1000).toString(16).padStart(10, '0'),
      '0e06',
      sha256('pilkada-demo').slice(0, 8),
      '01',
      fields.textHash.slice(0, 24),
      '020010',
      '0102030405060708',
    ].join('');
    expect(bytes.toString('hex', 0, 40)).toBe(layout);
    const signed = Buffer.concat([Buffer.from('netral-receipt-1\n'), bytes.subarray(0, 40)]);
    const publicKey = createPublicKey({ key: key.publicJwk, format: 'jwk' });
    expect(verify(null, signed, publicKey, bytes.subarray(40))).toBe(true);
  });

  it('fails with any one character changed, to any other', () => {
    const at = fc.integer({ min: 0, max: receipt.length - 1 });
    fc.assert(
      fc.property(at, fc.constantFrom(...Array.from(alphabet)), (place, char) => {
        fc.pre(receipt[place] !== char);
        const changed = receipt.slice(0, place) + char + receipt.slice(place + 1);
        expect(readReceipt(changed, [key.publicKey]).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('fails with every other last character: spare bits are not free', () => {
    const passed = Array.from(alphabet).filter(
      (char) => readReceipt(receipt.slice(0, -1) + char, [key.publicKey]).ok,
    );
    expect(passed).toEqual([receipt.at(-1)]);
  });

  it.each([
    ['nothing', '', 'malformed'],
    ['padding', `${receipt}=`, 'malformed'],
    ['a space', `${receipt} `, 'malformed'],
    ['a character too few', receipt.slice(0, -1), 'malformed'],
    ['a character too many', `${receipt}A`, 'malformed'],
    ['plain base64', receipt.replace(/[\w-]/, '+'), 'malformed'],
    ['another version', `Ag${receipt.slice(2)}`, 'unknown-version'],
    ['another time', replaceBytes(5, 'ff'), 'forged'],
    ['another signature', replaceBytes(103, '00'), 'forged'],
  ])('is refused with %s', (_, text, reason) => {
    expect(readReceipt(text, [key.publicKey])).toEqual({ ok: false, reason });
  });

  it('is refused by who does not know its key, and when signed by another under its name', () => {
    expect(readReceipt(receipt, [otherKey.publicKey])).toEqual({
      ok: false,
      reason: 'unknown-key',
    });
    const impostor = { ...otherKey, keyId: key.keyId };
    const forged = issueReceipt({ key: impostor, ...fields });
    expect(readReceipt(forged, [key.publicKey])).toEqual({ ok: false, reason: 'forged' });
  });

  it('is refused when its signature was made for another purpose', () => {
    const signed = Buffer.from(receipt, 'base64url').subarray(0, 40);
    const bare = Buffer.concat([signed, sign(null, signed, key.privateKey)]).toString('base64url');
    expect(readReceipt(bare, [key.publicKey])).toEqual({ ok: false, reason: 'forged' });
  });

  it('reads back whatever it was issued for', () => {
    const two = fc.integer({ min: 1, max: 99 }).map((n) => String(n).padStart(2, '0'));
    const some = fc.record({
      issuedAtMs: fc.integer({ min: 0, max: 2 ** 40 - 1 }).map((seconds) => seconds * 1000),
      region: fc.oneof(
        two,
        fc.tuple(two, two).map((parts) => parts.join('.')),
      ),
      textVersion: fc.integer({ min: 0, max: 255 }),
      staffKind: fc.constantFrom('pns', 'pppk', 'pppk-part-time', 'non-asn'),
      act: fc.constantFrom('ikrar', 'pakta-integritas'),
      channel: fc.constantFrom('phone', 'kiosk', 'sheet'),
      standing: fc.constantFrom('claimed', 'attended', 'confirmed'),
    });
    fc.assert(
      fc.property(some, (said) => {
        const text = issueReceipt({ ...fields, ...said, key });
        expect(readReceipt(text, [key.publicKey])).toMatchObject({ ok: true, receipt: said });
      }),
    );
  });

  it('from before standings says nothing of one', () => {
    const old = issueReceipt({ key, ...fields, standing: 'not-said' });
    expect(Buffer.from(old, 'base64url')[31]).toBe(0);
    expect(readReceipt(old, [key.publicKey])).toMatchObject({
      receipt: { channel: 'phone', standing: 'not-said' },
    });
  });

  it('is never issued with a field that does not fit', () => {
    const issue = (more: Partial<ReceiptFields>) => () => issueReceipt({ key, ...fields, ...more });
    expect(issue({ id: new Uint8Array(7) })).toThrow('8 bytes');
    expect(issue({ textHash: 'abc' })).toThrow('64 hex');
    expect(issue({ textVersion: 256 })).toThrow('out of range');
    expect(issue({ region: '300' })).toThrow('out of range');
  });
});

describe('a signing key', () => {
  it('is the one RFC 8032 derives from the seed, named by its public half', () => {
    const raw = 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a';
    const x = Buffer.from(raw, 'hex');
    expect(key.publicJwk).toEqual({
      kty: 'OKP',
      crv: 'Ed25519',
      x: x.toString('base64url'),
      kid: key.keyId,
      alg: 'EdDSA',
      use: 'sig',
    });
    expect(key.keyId).toBe(createHash('sha256').update(x).digest('hex').slice(0, 8));
  });

  it.each([[''], ['ab'.repeat(31)], ['zz'.repeat(32)]])('is not made of "%s"', (seed) => {
    expect(() => signingKeyFromSeed(seed)).toThrow('64 hex digits');
  });
});

function replaceBytes(at: number, hex: string): string {
  const bytes = Buffer.from(receipt, 'base64url');
  Buffer.from(hex, 'hex').copy(bytes, at);
  return bytes.toString('base64url');
}
