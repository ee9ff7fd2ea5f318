import type { IncomingMessage } from 'node:http';
import { accessKeyOf } from '../iam/access-key.ts';
import type { S3Call } from '../iam/s3-needs.ts';
import { ServiceError } from '../messaging/service-error.ts';
import { checkPresigned, type SigningKeys } from './presigned.ts';

/** Who may do what in S3, by the key that signed a request. */
export type S3Guard = {
  isKnown: (accessKeyId: string) => boolean;
  /** Throws AccessDenied. */
  check: (accessKeyId: string, call: S3Call) => void;
  /** Whether somebody hears that an object is not there. */
  maySeeGaps: (accessKeyId: string, bucket: string) => boolean;
};

/** Without policies everybody may do everything. */
export const unguarded: S3Guard = {
  isKnown: () => false,
  check: () => undefined,
  maySeeGaps: () => true,
};

type Signing = { keys: SigningKeys; now: () => number; guard?: S3Guard };

/**
 * Who signs in a header is a hosted function on this machine; an address that travels is checked to the letter, by the
 * key of whoever signed it. Throws S3's own errors.
 */
export const checkSigned = (
  { keys, now, guard = unguarded }: Signing,
  req: IncomingMessage,
  url: URL,
): void => {
  const { method = '', headers } = req;
  const signer = accessKeyOf(req);
  const accessKeyId = guard.isKnown(signer) ? signer : keys.accessKeyId;
  if (url.searchParams.has('X-Amz-Signature'))
    checkPresigned({ method, url, headers, now: now() }, { ...keys, accessKeyId });
  else if (!headers.authorization?.startsWith('AWS4-HMAC-SHA256 '))
    throw new ServiceError('AccessDenied', 'Access Denied', 403);
};

/** The call that a request is; throws what the guard throws of it. */
export const checkRights = (
  guard: S3Guard,
  { method = '', headers, url }: IncomingMessage,
  { bucket, key, query }: Pick<S3Call, 'bucket' | 'key' | 'query'>,
): void =>
  guard.check(accessKeyOf({ headers, url }), {
    ...{ method, bucket, key, query },
    ifNoneMatch: headers['if-none-match'],
  });

/** What S3 answers instead of an error: who may not list a bucket does not hear what is not in it. */
export const asSeenBy = (
  guard: S3Guard,
  req: IncomingMessage,
  { bucket, error }: { bucket: string; error: unknown },
): unknown => {
  const isGap = error instanceof ServiceError && error.code === 'NoSuchKey';
  return isGap && !guard.maySeeGaps(accessKeyOf(req), bucket)
    ? new ServiceError('AccessDenied', 'Access Denied', 403)
    : error;
};
