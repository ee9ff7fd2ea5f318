import {
  GetObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { faultOf } from '../aws/fault.ts';
import type { Ledger } from './place.ts';

const Prefix = 'campaign-end/';

/** What is written into the bucket whose objects nobody can change or delete while they are locked. */
export const ledgerIn = (client: S3Client, Bucket: string): Ledger => ({
  keys: async () => {
    const keys: string[] = [];
    for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket, Prefix }))
      keys.push(...Contents.flatMap(({ Key }) => Key ?? []));
    return keys;
  },
  read: async (Key) => {
    const got = await client.send(new GetObjectCommand({ Bucket, Key }));
    const body = (await got.Body?.transformToString()) ?? '';
    return { body, storedAt: got.LastModified?.getTime() ?? 0 };
  },
  write: async (Key, Body) => {
    try {
      const ContentType = 'application/json';
      await client.send(new PutObjectCommand({ Bucket, Key, Body, ContentType, IfNoneMatch: '*' }));
    } catch (error) {
      if (faultOf(error).name !== 'PreconditionFailed') throw error;
    }
  },
});
