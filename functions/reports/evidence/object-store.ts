import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createHash } from 'node:crypto';

export type ObjectStore = {
  /** Keeps bytes under a key, the service checking their SHA-256; with a name they are handed out as a download. */
  put: (key: string, object: { body: Buffer; type: string; name?: string }) => Promise<void>;
  /** An address by which an object can be read for a minute. */
  addressOf: (key: string) => Promise<string>;
};

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
  addressOf: (Key) =>
    getSignedUrl(client, new GetObjectCommand({ Bucket, Key }), { expiresIn: addressSeconds }),
});

/** Deletes objects; what is not there is deleted already. */
export const objectDeleter =
  (client: S3Client, Bucket: string) =>
  async (keys: string[]): Promise<void> => {
    for (const Key of keys) await client.send(new DeleteObjectCommand({ Bucket, Key }));
  };
