import {
  DeleteObjectCommand,
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createHash } from 'node:crypto';

export type ObjectStore = {
  /** Keeps bytes under a key, the service checking their SHA-256; with a name they are handed out as a download. */
  put: (key: string, object: { body: Buffer; type: string; name?: string }) => Promise<void>;
  /** An address to which exactly these bytes can be sent straight to storage, for ten minutes. */
  addressFor: (key: string, announced: Announced) => Promise<string>;
  /** The bytes under a key, or undefined where there are none. */
  read: (key: string) => Promise<Uint8Array | undefined>;
  /** An address by which an object can be read for a minute. */
  addressOf: (key: string) => Promise<string>;
};

/** What is going to be sent: its SHA-256 (hex), its length in bytes and its media type; the address is good for nothing else. */
export type Announced = { sha256: string; bytes: number; type: string };

/** How long an address to send a piece to is good, in seconds. */
export const sendSeconds = 600;
/** How long an address to read a piece is good, in seconds. */
export const addressSeconds = 60;

/** Keeps evidence in its bucket. */
export const objectStore = (client: S3Client, Bucket: string): ObjectStore => ({
  put: async (Key, { body, type, name }) => {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: body,
        ContentType: type,
        ChecksumSHA256: createHash('sha256').update(body).digest('base64'),
        ...(name !== undefined && { ContentDisposition: `attachment; filename="${name}"` }),
      }),
    );
  },
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
  read: async (Key) => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
  addressOf: (Key) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn: addressSeconds }),
});

/** Deletes objects; what is not there is deleted already. */
export const objectDeleter =
  (client: S3Client, Bucket: string) =>
  async (keys: string[]): Promise<void> => {
    for (const Key of keys) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  };
