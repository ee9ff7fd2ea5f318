import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { faultsOfChain, type ChainFault } from '../../functions/reports/readings/chain.ts';
import { linksOf } from '../../functions/reports/readings/read-links.ts';
import { readingShape, type Reading } from '../../functions/reports/readings/reading.ts';

type Row = Reading & { link?: number | undefined };
export type CheckedReadings = {
  /** Links read, over all regions. */
  links: number;
  faults: ChainFault[];
  /** Copied readings that are gone from the table before their time, or stand there otherwise. */
  gone: string[];
  changed: string[];
  /** Readings of the table that no link holds, noted more than an hour ago. */
  notCopied: string[];
};
type Needs = { client: DynamoDBClient; table: string; s3: S3Client; bucket: string; now: number };

const hourMs = 3_600_000;

/** Walks the chains of all regions, and compares them with the table both ways. Reads only. */
export const checkReadings = async (needs: Needs): Promise<CheckedReadings> => {
  const rows = await rowsOf(needs);
  const found: CheckedReadings = { links: 0, faults: [], gone: [], changed: [], notCopied: [] };
  const copied = new Set<string>();
  for (const region of await regionsOf(needs)) {
    const links = await linksOf(needs.s3, needs.bucket, region);
    found.links += links.length;
    found.faults.push(...faultsOfChain(region, links));
    for (const { reading } of links) {
      const name = nameOf(reading);
      copied.add(name);
      const row = rows.get(name);
      if (!row && reading.expiresAt * 1000 > needs.now) found.gone.push(name);
      if (row && !isSame(row, reading)) found.changed.push(name);
    }
  }
  for (const [name, { at }] of rows)
    if (!copied.has(name) && at < needs.now - hourMs) found.notCopied.push(name);
  return found;
};

const nameOf = ({ about, entry }: Reading): string => `${about} ${entry}`;

/** Which link it is stands only in the table. */
const isSame = (row: Row, reading: Reading): boolean =>
  JSON.stringify(inOrder(z.parse(readingShape, row))) === JSON.stringify(inOrder(reading));

const inOrder = (reading: Reading) =>
  Object.entries(reading).sort(([a], [b]) => (a < b ? -1 : Number(a > b)));

const rowsOf = async ({ client, table }: Needs): Promise<Map<string, Row>> => {
  const rows = new Map<string, Row>();
  const asked = { TableName: table, ConsistentRead: true };
  for await (const { Items = [] } of paginateScan({ client }, asked))
    for (const item of Items) {
      const row = z.safeParse(
        z.extend(readingShape, { link: z.optional(z.int()) }),
        unmarshall(item),
      );
      if (row.success) rows.set(nameOf(row.data), row.data);
    }
  return rows;
};

const regionsOf = async ({ s3, bucket }: Needs): Promise<string[]> => {
  const regions: string[] = [];
  const asked = { Bucket: bucket, Prefix: 'readings/', Delimiter: '/' };
  for await (const { CommonPrefixes = [] } of paginateListObjectsV2({ client: s3 }, asked))
    regions.push(...CommonPrefixes.map(({ Prefix = '' }) => Prefix.split('/')[1] ?? ''));
  return regions;
};
