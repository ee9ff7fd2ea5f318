import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

export type StoreDocument = (document: {
  region: string;
  /** SHA-256, hex. */
  hash: string;
  bytes: Uint8Array;
}) => Promise<void>;
export type ReadDocument = (region: string, hash: string) => Promise<Uint8Array | undefined>;

const keyOf = (region: string, hash: string): string => `circulars/${region}/${hash}.pdf`;

/** Stores the PDF of a circular under its own hash: the same file twice is one object. */
export const documentStore = (
  client: S3Client,
  Bucket: string,
): { store: StoreDocument; read: ReadDocument } => ({
  store: async ({ region, hash, bytes }) => {
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key: keyOf(region, hash),
        Body: bytes,
        ContentType: 'application/pdf',
        ChecksumSHA256: Buffer.from(hash, 'hex').toString('base64'),
      }),
    );
  },
  read: async (region, hash) => {
    try {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket, Key: keyOf(region, hash) }),
      );
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
