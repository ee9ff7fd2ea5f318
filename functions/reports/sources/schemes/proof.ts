import { isHmacOf } from '../../signatures/shared-secret.ts';
import type { Source } from '../source.ts';
import type { Arrived, Verified } from './scheme.ts';

/** The one value of a header; a refusal when it is missing or came twice: of two signatures neither is believed. */
export const oneHeader = (
  headers: Arrived['headers'],
  header: string,
): { ok: true; value: string } | Extract<Verified, { ok: false }> => {
  const [value, ...others] = headers[header] ?? [];
  if (value === undefined || value === '') return refuse(header, 'missing-header');
  if (others.length > 0) return refuse(header, 'repeated-header');
  return { ok: true, value };
};

/** A refusal that names the header and the reason. */
export const refuse = (header: string, reason: string): Extract<Verified, { ok: false }> => ({
  ok: false,
  header,
  reason,
});

type HmacHeader = {
  header: string;
  /** With one group: the digest as text. */
  form: RegExp;
  encoding: 'hex' | 'base64';
};

/** Verifies `header: sha256=<HMAC-SHA256 of the raw body>` under the source's secrets. */
export const verifyHmacHeader = (
  { headers, body }: Arrived,
  { secrets }: Source,
  { header, form, encoding }: HmacHeader,
): Verified => {
  const sent = oneHeader(headers, header);
  if (!sent.ok) return sent;
  const digest = form.exec(sent.value)?.[1];
  if (digest === undefined) return refuse(header, 'malformed-signature');
  const given = Buffer.from(digest, encoding);
  if (encoding === 'base64' && given.toString('base64') !== digest)
    return refuse(header, 'malformed-signature');
  return isHmacOf(given, { body, secrets })
    ? { ok: true }
    : refuse(header, 'no-matching-signature');
};

/** Whether a text may be a secret: a guess at a shorter one takes an afternoon. */
export const isLongSecret = (secret: string): boolean =>
  secret.length >= 12 && /^[\x21-\x7e]+$/.test(secret);

/** A secret in characters that every form and header takes. */
export const plainSecret = (random: Buffer): string => random.toString('base64url');
