import type { AttributeValue, DynamoDBClient } from '@aws-sdk/client-dynamodb';

/** A row in the DynamoDB JSON form. */
export type Row = Record<string, AttributeValue>;

/** Bytes of a bucket, with the headers of S3 they are given back with (`content-type`, `x-amz-meta-…`). */
export type StoredObject = { bytes: Uint8Array; headers: Record<string, string> };

/** A bucket whose objects nobody can make again. */
export type OriginalsBucket = {
  logicalId: string;
  /** The key of each object's newest version. */
  keys: () => AsyncIterable<string>;
  read: (key: string) => Promise<StoredObject>;
  /** Writes the object unless there is one of that key. */
  put: (key: string, object: StoredObject) => Promise<'put' | 'there already'>;
};

/** A deployment as export and import reach it: on AWS, or in the data folder of a laptop. */
export type Place = {
  client: DynamoDBClient;
  tables: { logicalId: string; name: string }[];
  buckets: OriginalsBucket[];
  /** Each secret that rows depend on, by logical id: its value now, and the one before where it has one. */
  secrets: () => Promise<Map<string, string[]>>;
};

/** Why nothing was exported or imported, and what to do about it. */
export class SurvivalRefused extends Error {}
