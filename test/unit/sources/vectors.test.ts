import { describe, expect, it } from '@jest/globals';
import { schemeOf, type SchemeName } from '../../../functions/reports/sources/schemes/list.ts';

const at = Date.parse('2026-11-23T01:00:00Z');
const verify = (
  scheme: SchemeName,
  headers: Record<string, string>,
  body: string,
  secret: string,
) =>
  schemeOf(scheme).verify(
    {
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      body: Buffer.from(body),
      receivedAt: at,
    },
    { source: 's', scheme, secrets: [secret], active: true, changedAt: 0 },
  ).ok;

describe('published vectors', () => {
  it('of GitHub and of Meta are verified', () => {
    const github = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
    const secret = "It's a Secret to Everybody";
    const header = { 'x-hub-signature-256': github };
    expect(verify('hex-hmac', header, 'Hello, World!', secret)).toBe(true);
    expect(verify('hex-hmac', header, 'Hello, World', secret)).toBe(false);
    const meta = 'sha256=0c61947b610d4f45e65f3d680e26027121ec2413e77598bcb6cfc6e0d9888221';
    expect(verify('whatsapp', { 'x-hub-signature-256': meta }, 'test', 'TEST_APP_SECRET')).toBe(
      true,
    );
  });

  it.each([
    ['typeform', 'typeform-signature', 'sha256=abc'],
    ['typeform', 'typeform-signature', 'sha1=757107ea0eb2509fc211221cce984b8a37570b6d'],
    ['whatsapp', 'x-hub-signature-256', `sha256=${'A'.repeat(64)}`],
    ['hex-hmac', 'x-hub-signature-256', 'sha256='],
    ['kobo', 'authorization', 'Basic !!!'],
    ['kobo', 'authorization', 'Bearer abc'],
    ['cloudevents', 'authorization', 'Bearer'],
  ] as const)('no %s signature is: %s: %s', (scheme, header, value) => {
    expect(verify(scheme, { [header]: value }, 'test', 'abc')).toBe(false);
  });
});
