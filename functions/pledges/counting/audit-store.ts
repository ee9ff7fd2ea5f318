import { gunzipSync, gzipSync } from 'node:zlib';
import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { put } from '../../../shared/table/put.ts';
import { countedAttributes, countedPledge } from './counted-pledge.ts';
import { participationTable as table } from './tables.ts';
import type { CountedPledge } from './tally.ts';
import { resultKey } from './audit-reader.ts';
import { noiseKeyOf } from './noise-key.ts';
import { packedRunShape, type AuditResult } from './audit-result.ts';

const counts = z.record(z.string(), z.number());
const runShape = z.object({
  /** The day it runs on; pledges of the days before it are recounted. */
  day: z.int(),
  /** Which recount of this day it is, from 1. */
  pass: z.int(),
  state: z.enum(['counting', 'done']),
  /** Where the recount goes on: the key of the last pledge it saw. */
  from: z.optional(z.string()),
  recount: z.record(z.string(), z.record(z.string(), counts)),
  /** What differed in the recount before. */
  suspects: z.array(
    z.object({ region: z.string(), cell: z.string(), group: z.string(), by: z.number() }),
  ),
});
export type AuditRun = z.infer<typeof runShape> & { from: string | undefined };

export type PledgeScan = {
  /** The next pledges after a key, and the key to go on from; without one it was the last page. */
  read: (
    from: string | undefined,
  ) => Promise<{ pledges: CountedPledge[]; next: string | undefined }>;
};

export type AuditStore = {
  run: () => Promise<AuditRun | undefined>;
  keepRun: (run: AuditRun) => Promise<void>;
  keepResult: (result: AuditResult) => Promise<void>;
  /** The key of the noise in what is published of claims: made once, the same ever after. */
  noiseKey: () => Promise<Uint8Array>;
};

/** Reads the register page by page: only what decides where a pledge counts. */
export const pledgeScan = (client: DynamoDBClient, TableName: string): PledgeScan => ({
  read: async (from) => {
    const names = countedAttributes.map((name, i): [string, string] => [`#a${String(i)}`, name]);
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName,
        ProjectionExpression: names.map(([name]) => name).join(', '),
        ExpressionAttributeNames: Object.fromEntries(names),
        ...(from !== undefined && { ExclusiveStartKey: { personKey: { S: from } } }),
      }),
    );
    const pledges = Items.flatMap((item) => countedPledge(item) ?? []);
    return { pledges, next: LastEvaluatedKey?.['personKey']?.S };
  },
});

const runKey = { region: 'audit', cell: 'run' };

/** Keeps how far the audit has come (packed, in one item, so that place and recount never part) and how it ended. */
export const auditStore = (client: DynamoDBClient, TableName: string): AuditStore => {
  const stored = { client, table, TableName };
  return {
    run: async () => {
      const kept = await find(stored, packedRunShape, runKey);
      if (!kept) return undefined;
      return { from: undefined, ...z.parse(runShape, JSON.parse(String(gunzipSync(kept.packed)))) };
    },
    keepRun: (run) => put(stored, { ...runKey, packed: gzipSync(JSON.stringify(run)) }),
    keepResult: (result) => put(stored, { ...result, ...resultKey }),
    noiseKey: noiseKeyOf(client, TableName),
  };
};
