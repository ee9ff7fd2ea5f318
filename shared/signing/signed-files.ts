import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  S3ServiceException,
  type S3Client,
} from '@aws-sdk/client-s3';

export type Try = { documentId: string; attempt: number };

export type SignedFiles = {
  /** Stores a signed PDF where none is; the first one of a try stays. */
  store: (of: Try, pdf: Uint8Array) => Promise<void>;
  /** The signed PDF of a try; undefined where it brought none. */
  read: (of: Try) => Promise<Uint8Array | undefined>;
};

/** Where the signed PDF of a try lies: below the prefix of its kind of document, which ends with a slash. */
export const signedKey = (prefix: string, { documentId, attempt }: Try): string =>
  `${prefix}${documentId}/${attempt}.pdf`;

/** Stores signed documents, each under the try that signed it. */
export const signedFiles = (client: S3Client, Bucket: string, prefix: string): SignedFiles => ({
  store: async (of, pdf) => {
    const put = { Bucket, Key: signedKey(prefix, of), Body: pdf, ContentType: 'application/pdf' };
    try {
      await client.send(new PutObjectCommand({ ...put, IfNoneMatch: '*', ...sealed }));
    } catch (error) {
      if (!isThere(error)) throw error;
    }
  },
  read: async (of) => {
    try {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket, Key: signedKey(prefix, of) }),
      );
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});

const sealed = { ChecksumAlgorithm: 'SHA256' } as const;

const isThere = (error: unknown): boolean =>
  error instanceof S3ServiceException && error.name === 'PreconditionFailed';
