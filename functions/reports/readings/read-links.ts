import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';
import pMap from 'p-map';
import * as z from 'zod/mini';
import { linkShape, type Link } from './chain.ts';

/** Reads of a bucket at a time. */
const atOnce = 16;

/** The copies of a region's links, in order; one that is no link any more fails by its key. */
export const linksOf = async (s3: S3Client, Bucket: string, region: string): Promise<Link[]> => {
  const found: string[] = [];
  const asked = { Bucket, Prefix: `readings/${region}/` };
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, asked))
    found.push(...Contents.flatMap(({ Key }) => Key ?? []));
  return pMap(found.sort(), (Key) => readLink(s3, Bucket, Key), { concurrency: atOnce });
};

/** One copy of a link; throws where it is none any more. */
export const readLink = async (s3: S3Client, Bucket: string, Key: string): Promise<Link> => {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  const link = z.safeParse(linkShape, parsed((await Body?.transformToString()) ?? ''));
  if (!link.success) throw new Error(`${Key} is no link of a chain`);
  return link.data;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
