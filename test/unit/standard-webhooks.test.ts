import { createPrivateKey, createPublicKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  isWebhookSecret,
  signStandardWebhook,
  verifyStandardWebhook,
} from '../../functions/reports/signatures/standard-webhooks.ts';
import { anyCharacter } from '../support/any-character.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const otherSecret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const body = Buffer.from('{"test": 2432232314}');
const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const sentAtMs = 1_614_265_330_000;

// RFC 8032, section 7.1, test 1.
const seed = Buffer.from('9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60', 'hex');
const rawPublic = Buffer.from(
  'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
  'hex',
);
const privateSecret = `whsk_${seed.toString('base64')}`;
const publicSecret = `whpk_${rawPublic.toString('base64')}`;

type Headers = Record<string, string[]>;
const sign = (
  more: { secret?: string; id?: string; body?: Uint8Array; timestampMs?: number } = {},
) => asLists(signStandardWebhook({ id, timestampMs: sentAtMs, body, secret, ...more }));
const asLists = (headers: Record<string, string>): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]));
const asSvix = (headers: Headers): Headers =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name.replace('webhook-', 'svix-'), value]),
  );
const verify = (
  headers: Headers,
  more: { body?: Uint8Array; secrets?: string[]; nowMs?: number } = {},
) => verifyStandardWebhook({ headers, body, secrets: [secret], nowMs: sentAtMs, ...more });

describe('a Standard Webhooks delivery', () => {
  it('gives the signature of the published v1 vector', () => {
    expect(sign()['webhook-signature']).toEqual([
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    ]);
    expect(verify(sign())).toEqual({ ok: true, id, timestampMs: sentAtMs, scheme: 'v1' });
  });

  it('matches the signature of the published v1a vector', () => {
    const published =
      'v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==';
    const headers = { ...sign(), 'webhook-signature': [published] };
    const secrets = ['whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4='];
    expect(verify(headers, { secrets })).toMatchObject({ ok: true, scheme: 'v1a' });
    expect(verify(headers, { secrets, body: Buffer.from('{}') }).ok).toBe(false);
  });

  it('is verified by v1a with the public key alone', () => {
    const headers = sign({ secret: privateSecret });
    expect(verify(headers, { secrets: [publicSecret] })).toMatchObject({ ok: true, scheme: 'v1a' });
    expect(verify(headers, { secrets: [secret] })).toMatchObject({
      reason: 'no-matching-signature',
    });
  });

  it('is signed with the key that RFC 8032 derives from that seed', () => {
    const der = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
    const key = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    expect(key.export({ format: 'der', type: 'spki' }).subarray(-32)).toEqual(rawPublic);
  });

  it('is taken in the svix family of headers as well, and in both when they agree', () => {
    expect(verify(asSvix(sign())).ok).toBe(true);
    expect(verify({ ...sign(), ...asSvix(sign()) }).ok).toBe(true);
  });

  it('is taken when any live secret and any listed signature match', () => {
    const both = `${sign({ secret: otherSecret })['webhook-signature']?.[0] ?? ''} v9,abc ${sign()['webhook-signature']?.[0] ?? ''}`;
    expect(verify({ ...sign(), 'webhook-signature': [both] }).ok).toBe(true);
    expect(verify(sign(), { secrets: [otherSecret, secret] }).ok).toBe(true);
    expect(verify(sign(), { secrets: [secret.slice('whsec_'.length)] }).ok).toBe(true);
    expect(verify(sign(), { secrets: [] })).toMatchObject({ reason: 'no-matching-signature' });
  });

  it.each([
    ['a missing id', { 'webhook-id': [] }, 'missing-header', 'webhook-id'],
    ['an empty id', { 'webhook-id': [''] }, 'missing-header', 'webhook-id'],
    ['no signature', { 'webhook-signature': [] }, 'missing-header', 'webhook-signature'],
    ['two ids', { 'webhook-id': [id, id] }, 'repeated-header', 'webhook-id'],
    ['two families that disagree', { 'svix-id': ['other'] }, 'conflicting-headers', 'webhook-id'],
    ['an id with a dot', { 'webhook-id': ['a.b'] }, 'malformed-id', 'webhook-id'],
    ['an id of 257 characters', { 'webhook-id': ['a'.repeat(257)] }, 'malformed-id', 'webhook-id'],
    [
      'a time with letters',
      { 'webhook-timestamp': ['1614265330abc'] },
      'malformed-timestamp',
      'webhook-timestamp',
    ],
    [
      'a time with a fraction',
      { 'webhook-timestamp': ['1614265330.5'] },
      'malformed-timestamp',
      'webhook-timestamp',
    ],
    [
      'a negative time',
      { 'webhook-timestamp': ['-5'] },
      'malformed-timestamp',
      'webhook-timestamp',
    ],
    [
      'a time in hex',
      { 'webhook-timestamp': ['0x60380000'] },
      'malformed-timestamp',
      'webhook-timestamp',
    ],
    [
      'a signature without a scheme',
      { 'webhook-signature': ['abc'] },
      'malformed-signature',
      'webhook-signature',
    ],
    [
      'a blank signature',
      { 'webhook-signature': [' '] },
      'malformed-signature',
      'webhook-signature',
    ],
    [
      'an unknown scheme',
      { 'webhook-signature': ['v2,YWJj'] },
      'no-matching-signature',
      'webhook-signature',
    ],
    [
      'a short signature',
      { 'webhook-signature': ['v1,YWJj'] },
      'no-matching-signature',
      'webhook-signature',
    ],
  ])('is refused with %s', (_, headers: Headers, reason, header) => {
    expect(verify({ ...sign(), ...headers })).toEqual({ ok: false, reason, header });
  });

  it.each([
    [300_000, true],
    [301_000, 'too-old'],
    [-300_000, true],
    [-301_000, 'too-new'],
  ])('received %i ms after it was sent: %s', (lateMs, expected) => {
    const result = verify(sign(), { nowMs: sentAtMs + lateMs });
    expect(result.ok ? true : result.reason).toBe(expected);
  });

  it('is verified over the exact bytes, whatever they are', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.boolean(), (bytes, newer) => {
        const headers = sign({ body: bytes, secret: newer ? privateSecret : secret });
        const secrets = [secret, publicSecret];
        expect(verify(headers, { body: bytes, secrets }).ok).toBe(true);
        const changed = Buffer.concat([bytes, Buffer.from('\n')]);
        expect(verify(headers, { body: changed, secrets }).ok).toBe(false);
      }),
    );
  });

  it('never throws, whatever the headers say', () => {
    const values = fc.array(fc.string({ unit: anyCharacter }), { maxLength: 2 });
    const headers = fc
      .tuple(values, fc.boolean(), values, fc.option(fc.string()))
      .map(([ids, timely, others, signature]) => ({
        'webhook-id': ids,
        'webhook-timestamp': timely ? ['1614265330'] : others,
        'webhook-signature': signature === null ? others : [`v1a,${signature}`],
      }));
    fc.assert(
      fc.property(headers, (sent) => {
        expect(verify(sent, { secrets: [secret, publicSecret, 'whpk_x', 'nonsense'] }).ok).toBe(
          false,
        );
      }),
    );
  });
});

describe('a signature', () => {
  it('is base64 as RFC 4648 writes it, and no other spelling of the same bytes', () => {
    const sent = sign();
    const [right = ''] = sent['webhook-signature'] ?? [];
    for (const spelt of [`${right}=`, right.slice(0, -1)])
      expect(verify({ ...sent, 'webhook-signature': [spelt] })).toMatchObject({
        ok: false,
        reason: 'no-matching-signature',
      });
    expect(verify(sent).ok).toBe(true);
  });
});

describe('a webhook secret', () => {
  it.each([
    [secret, true],
    [secret.slice('whsec_'.length), true],
    [publicSecret, true],
    [`whsec_${Buffer.alloc(64).toString('base64')}`, true],
    [`whsec_${Buffer.alloc(23).toString('base64')}`, false],
    [`whsec_${Buffer.alloc(65).toString('base64')}`, false],
    [`whpk_${Buffer.alloc(31).toString('base64')}`, false],
    [privateSecret, false],
    ['whsec_not base64 at all, but long enough', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isWebhookSecret(text)).toBe(expected);
  });

  it('that is none cannot sign', () => {
    expect(() => sign({ secret: 'whsec_short' })).toThrow('24 to 64 bytes');
    expect(() => sign({ secret: 'whsk_short' })).toThrow();
  });
});
