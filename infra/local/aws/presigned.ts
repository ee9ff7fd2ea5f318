import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { ServiceError } from '../messaging/service-error.ts';

/** The one pair of keys the hosted functions sign with. */
export type SigningKeys = { accessKeyId: string; secretAccessKey: string };

type PresignedCall = {
  method: string;
  /** As it was sent: path and query still encoded. */
  url: URL;
  headers: Record<string, string | string[] | undefined>;
  now: number;
};

/**
 * Checks a presigned address (Signature Version 4 in the query, AWS "Authenticating requests: using query parameters"):
 * its signature, its signed headers and its expiry. Throws S3's AccessDenied or SignatureDoesNotMatch.
 */
export const checkPresigned = (asked: PresignedCall, keys: SigningKeys): void => {
  const of = (name: string) => asked.url.searchParams.get(name) ?? '';
  const [accessKeyId, ...scope] = of('X-Amz-Credential').split('/');
  if (of('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' || scope.length !== 4)
    throw new ServiceError(
      'AuthorizationQueryParametersError',
      'Query-string authentication version 4 is needed.',
    );
  if (accessKeyId !== keys.accessKeyId)
    throw new ServiceError(
      'InvalidAccessKeyId',
      'The access key Id does not exist in our records.',
      403,
    );
  checkExpiry(of('X-Amz-Date'), Number(of('X-Amz-Expires')), asked.now);
  const text = ['AWS4-HMAC-SHA256', of('X-Amz-Date'), scope.join('/'), hashOf(canonical(asked))];
  const expected = hmac(signingKey(keys.secretAccessKey, scope), text.join('\n'));
  const given = Buffer.from(of('X-Amz-Signature'), 'hex');
  if (given.length !== expected.length || !timingSafeEqual(given, expected))
    throw new ServiceError(
      'SignatureDoesNotMatch',
      'The request signature we calculated does not match the signature you provided.',
      403,
    );
};

const checkExpiry = (date: string, expiresSeconds: number, now: number): void => {
  const signedAt = Date.parse(
    date.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
  if (!(signedAt > 0 && expiresSeconds > 0 && expiresSeconds <= 604_800))
    throw new ServiceError(
      'AuthorizationQueryParametersError',
      'X-Amz-Date or X-Amz-Expires is not valid.',
    );
  if (now > signedAt + expiresSeconds * 1000)
    throw new ServiceError('AccessDenied', 'Request has expired', 403);
};

const canonical = ({ method, url, headers }: PresignedCall): string => {
  const signed = (url.searchParams.get('X-Amz-SignedHeaders') ?? '').split(';');
  if (!signed.includes('host'))
    throw new ServiceError('AccessDenied', 'The host header must be signed.', 403);
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const told = signed.map(
    (name) =>
      `${name}:${String(headers[name] ?? '')
        .trim()
        .replace(/ +/g, ' ')}\n`,
  );
  const payload = url.searchParams.get('X-Amz-Content-Sha256') ?? 'UNSIGNED-PAYLOAD';
  return [method, url.pathname, query.join('&'), told.join(''), signed.join(';'), payload].join(
    '\n',
  );
};

const encode = (text: string): string =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const signingKey = (secret: string, scope: string[]): Buffer =>
  scope.reduce<Buffer>((key, part) => hmac(key, part), Buffer.from(`AWS4${secret}`));

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
