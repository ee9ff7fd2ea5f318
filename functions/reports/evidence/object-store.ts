import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectVersionsCommand,
  PutObjectCommand,
  S3ServiceException,
  type PutObjectCommandInput,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createHash } from 'node:crypto';

type StoredObject = { body: Buffer; type: string };

export type ObjectStore = {
  /** Seals an original, the service checking its SHA-256: what is stored under the key is never overwritten. */
  seal: (key: string, original: StoredObject) => Promise<void>;
  /** Keeps a copy that is handed out as a download of this name. */
  put: (key: string, copy: StoredObject & { name: string }) => Promise<void>;
  /** An address to which exactly these bytes can be sent straight to storage, for ten minutes. */
  addressFor: (key: string, announced: Announced) => Promise<string>;
  /** The bytes under a key, or undefined where there are none. */
  read: (key: string) => Promise<Uint8Array | undefined>;
  /** The bytes under a key for who may list nothing: undefined where storage hands none out, whatever the reason. */
  readHandedOut: (key: string) => Promise<Uint8Array | undefined>;
  /** An address by which an object can be read for a minute; under a name, it is saved by it as mere bytes. */
  addressOf: (key: string, name?: string) => Promise<string>;
};

/** What is going to be sent: its SHA-256 (hex), its length in bytes and its media type; the address is good for nothing else. */
export type Announced = { sha256: string; bytes: number; type: string };

/** How long an address to send a piece to is good, in seconds. */
export const sendSeconds = 600;
/** How long an address to read a piece is good, in seconds. */
export const addressSeconds = 60;

/** Keeps evidence in its bucket. */
export const objectStore = (client: S3Client, Bucket: string): ObjectStore => ({
  seal: (key, original) =>
    putOnce(() => putTo(client, Bucket)(key, original, { IfNoneMatch: '*' })),
  put: (key, { name, ...copy }) =>
    putTo(client, Bucket)(key, copy, { ContentDisposition: `attachment; filename="${name}"` }),
  addressFor: (Key, { sha256, bytes, type }) =>
    getSignedUrl(
      client,
      new PutObjectCommand({
        Bucket,
        Key,
        ContentType: type,
        ContentLength: bytes,
        ChecksumSHA256: Buffer.from(sha256, 'hex').toString('base64'),
      }),
      {
        expiresIn: sendSeconds,
        signableHeaders: new Set(['content-type', 'content-length']),
      },
    ),
  read: (key) => readOf(client, Bucket, key),
  readHandedOut: (key) => handedOut(client, Bucket, key),
  addressOf: (Key, name) =>
    getSignedUrl(
      client,
      new GetObjectCommand({
        Bucket,
        Key,
        ResponseCacheControl: 'no-store',
        ...(name && savedBy(name)),
      }),
      { expiresIn: addressSeconds },
    ),
});

/**
 * Signed into the address: storage answers as it says, whatever was stored with the object. S3 sends no other headers of
 * ours (no policy, no nosniff): bytes that are to be saved are run by no browser, and these three it does send.
 */
const savedBy = (name: string) => ({
  ResponseContentDisposition: `attachment; filename="${name}"`,
  ResponseContentType: 'application/octet-stream',
});

/** What may not be listed and is not there, S3 calls forbidden; so it is looked for first, and again where it went meanwhile. */
const readOf = async (client: S3Client, Bucket: string, Key: string) => {
  if (!(await isThere(client, Bucket, Key))) return undefined;
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (await isThere(client, Bucket, Key)) throw error;
    return undefined;
  }
};

/** Without the right to list, S3 calls a missing key forbidden. */
const handedOut = async (client: S3Client, Bucket: string, Key: string) => {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    if (error instanceof S3ServiceException && ['AccessDenied', 'NoSuchKey'].includes(error.name))
      return undefined;
    throw error;
  }
};

const isThere = async (client: S3Client, Bucket: string, Key: string): Promise<boolean> => {
  const asked = new ListObjectVersionsCommand({ Bucket, Prefix: Key });
  const { Versions = [] } = await client.send(asked);
  return Versions.some((one) => one.Key === Key && one.IsLatest === true);
};

const putTo =
  (client: S3Client, Bucket: string) =>
  async (
    Key: string,
    { body, type }: StoredObject,
    more: Partial<PutObjectCommandInput>,
  ): Promise<void> => {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: body,
        ContentType: type,
        ChecksumSHA256: createHash('sha256').update(body).digest('base64'),
        ...more,
      }),
    );
  };

/** The key is made of the hash: an object that exists is this original. */
const putOnce = async (put: () => Promise<void>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await put();
      return;
    } catch (error) {
      const code = error instanceof S3ServiceException ? error.name : '';
      if (code === 'PreconditionFailed') return;
      // Two came at the same moment: S3 answers the second to try again.
      if (code !== 'ConditionalRequestConflict' || attempt === mostAttempts) throw error;
    }
  }
};

const mostAttempts = 3;

/** Deletes objects in all their versions, so that nothing of them stays; what is not there is deleted already. */
export const objectDeleter =
  (client: S3Client, Bucket: string) =>
  async (keys: string[]): Promise<void> => {
    for (const Key of keys) await deleteVersions(client, Bucket, Key);
  };

const deleteVersions = async (client: S3Client, Bucket: string, Key: string): Promise<void> => {
  for (;;) {
    const asked = new ListObjectVersionsCommand({ Bucket, Prefix: Key });
    const { Versions = [], DeleteMarkers = [], IsTruncated } = await client.send(asked);
    const mine = [...Versions, ...DeleteMarkers].filter((one) => one.Key === Key);
    for (const { VersionId } of mine)
      await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
    // What is left is listed again from the beginning: what was before it is deleted.
    if (!IsTruncated || mine.length === 0) return;
  }
};
