import { ServiceError } from '../messaging/service-error.ts';
import type { Received } from './s3-files.ts';
import type { Check } from './s3-objects.ts';

type Digest = Exclude<keyof Received, 'bytes'>;

const announcements: Record<string, { digest: Digest; encoding: 'base64' | 'hex' }> = {
  'content-md5': { digest: 'md5', encoding: 'base64' },
  'x-amz-checksum-sha256': { digest: 'sha256', encoding: 'base64' },
  'x-amz-checksum-sha1': { digest: 'sha1', encoding: 'base64' },
  'x-amz-checksum-crc32': { digest: 'crc32', encoding: 'base64' },
  'x-amz-content-sha256': { digest: 'sha256', encoding: 'hex' },
};

const digestBytes: Record<Digest, number> = { md5: 16, sha256: 32, sha1: 20, crc32: 4 };

/** A check that the body is what the headers announced; throws S3's own errors, for unknown checksums at once. */
export const announcedCheck = (announced: Map<string, string>): Check => {
  for (const name of announced.keys()) refuseUnknown(name);
  const wanted = Object.entries(announcements).flatMap(([name, { digest, encoding }]) => {
    const text = announced.get(name);
    if (text === undefined || (name === 'x-amz-content-sha256' && isUnsigned(text))) return [];
    const bytes = Buffer.from(text, encoding);
    if (bytes.length !== digestBytes[digest]) throw badDigestText(name);
    return [{ name, digest, bytes }];
  });
  return (received) => {
    for (const { name, digest, bytes } of wanted)
      if (!received[digest].equals(bytes)) throw mismatch(name);
  };
};

const isUnsigned = (text: string): boolean => {
  if (text.startsWith('STREAMING-'))
    throw new ServiceError('NotImplemented', `${text} is not supported by the local host.`, 501);
  return text === 'UNSIGNED-PAYLOAD';
};

const neverVerified = new Set(['x-amz-checksum-algorithm', 'x-amz-checksum-mode']);

const refuseUnknown = (name: string): void => {
  if (!name.startsWith('x-amz-checksum-') || name in announcements || neverVerified.has(name))
    return;
  throw new ServiceError('NotImplemented', `${name} is not supported by the local host.`, 501);
};

const badDigestText = (name: string): ServiceError =>
  name === 'content-md5'
    ? new ServiceError('InvalidDigest', 'The Content-MD5 you specified was invalid.')
    : new ServiceError('InvalidRequest', `Value for ${name} header is invalid.`);

const mismatch = (name: string): ServiceError => {
  if (name === 'x-amz-content-sha256')
    return new ServiceError(
      'XAmzContentSHA256Mismatch',
      "The provided 'x-amz-content-sha256' header does not match what was computed.",
    );
  const what =
    name === 'content-md5' ? 'Content-MD5' : name.slice('x-amz-checksum-'.length).toUpperCase();
  return new ServiceError(
    'BadDigest',
    `The ${what} you specified did not match the calculated checksum.`,
  );
};
