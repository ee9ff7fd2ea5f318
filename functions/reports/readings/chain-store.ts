import { PutItemCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3ServiceException, type S3Client } from '@aws-sdk/client-s3';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { itemOf, keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { copyOf, headShape, linkKey, noHead, type Head, type Link } from './chain.ts';
import { readLink } from './read-links.ts';
import type { Reading } from './reading.ts';
import { readingsTable as table } from './tables.ts';

export type ChainStore = {
  /** The last link of a region that everything before is behind. */
  head: (region: string) => Promise<Head>;
  isChained: (reading: Reading) => Promise<boolean>;
  /** Copies a link where none of its number stands; otherwise returns the one that does. */
  copyOrFind: (link: Link) => Promise<Link | undefined>;
  /** Notes on a reading which link it is. */
  mark: (link: Link) => Promise<void>;
  /** Moves the head on by one; changes nothing where it has passed. */
  advance: (head: Head, region: string) => Promise<void>;
};

type Needs = { client: DynamoDBClient; TableName: string; s3: S3Client; bucket: string };

const chainedShape = z.object({ link: z.optional(z.int()) });

/** Keeps heads and marks beside the readings, and links in a bucket under object lock. */
export const chainStore = ({ client, TableName, s3, bucket }: Needs): ChainStore => {
  const stored = { client, table, TableName };
  return {
    head: async (region) => (await find(stored, headShape, headKey(region))) ?? noHead,
    isChained: async ({ about, entry }) => {
      const row = await find(stored, chainedShape, { about, entry });
      // Gone, it has outlived every report it speaks of.
      return row === undefined || row.link !== undefined;
    },
    copyOrFind: async (link) =>
      (await copy(s3, bucket, link)) ? undefined : readLink(s3, bucket, linkKey(link)),
    mark: async ({ reading, sequence }) => {
      const change = new UpdateItemCommand({
        TableName,
        Key: keyOf(table, reading),
        UpdateExpression: 'SET #link = :link',
        ConditionExpression: 'attribute_exists(#about) AND attribute_not_exists(#link)',
        ExpressionAttributeNames: { '#link': 'link', '#about': 'about' },
        ExpressionAttributeValues: marshall({ ':link': sequence }),
      });
      await unlessRefused(client.send(change));
    },
    advance: async (head, region) => {
      const change = new PutItemCommand({
        TableName,
        Item: itemOf({ ...headKey(region), ...head }),
        ConditionExpression: 'attribute_not_exists(#about) OR #sequence < :sequence',
        ExpressionAttributeNames: { '#about': 'about', '#sequence': 'sequence' },
        ExpressionAttributeValues: marshall({ ':sequence': head.sequence }),
      });
      await unlessRefused(client.send(change));
    },
  };
};

/** Rows of heads stand beside readings, under names no case has. */
const headKey = (region: string) => ({ about: `chain#${region}`, entry: 'head' });

const copy = async (s3: S3Client, Bucket: string, link: Link): Promise<boolean> => {
  const { text, sha256 } = copyOf(link);
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: linkKey(link),
        Body: text,
        ChecksumSHA256: sha256,
        ContentType: 'application/json',
        IfNoneMatch: '*',
      }),
    );
    return true;
  } catch (error) {
    if (error instanceof S3ServiceException && error.name === 'PreconditionFailed') return false;
    throw error;
  }
};
