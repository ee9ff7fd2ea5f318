import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { findMany } from '../../../shared/table/find-many.ts';
import { reportsTable as table } from '../intake/tables.ts';

/** The body hash of every report that is there, by its key. */
export type FindArrived = (reportKeys: readonly string[]) => Promise<Map<string, string>>;

const rowShape = z.object({ reportKey: z.string(), bodyHash: z.string() });
const fields = ['reportKey', 'bodyHash'] as const;

/** Says which reports are there already, a delivery of a moment ago among them, without reading what they say. */
export const findArrived =
  (client: DynamoDBClient, TableName: string): FindArrived =>
  async (reportKeys) => {
    const keys = reportKeys.map((reportKey) => ({ reportKey }));
    const found = await findMany({ client, table, TableName }, rowShape, { keys, fields });
    return new Map(found.map(({ reportKey, bodyHash }) => [reportKey, bodyHash]));
  };
