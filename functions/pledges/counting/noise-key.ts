import { randomBytes } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { putOrFind } from '../../../shared/table/put.ts';
import { noiseShape } from './audit-result.ts';
import { participationTable as table } from './tables.ts';

const key = { region: 'audit', cell: 'noise' };

/** The key of the noise in what is shown of claims: made once, the same ever after; read once by each process. */
export const noiseKeyOf = (client: DynamoDBClient, TableName: string) => {
  let known: Uint8Array | undefined;
  return async (): Promise<Uint8Array> => {
    if (known) return known;
    const noise = new Uint8Array(randomBytes(32));
    const found = await putOrFind({ client, table, TableName }, noiseShape, { ...key, noise });
    known = found?.noise ?? noise;
    return known;
  };
};

/** Reads that key; undefined before anything was ever counted. */
export const noiseKeyReader =
  (client: DynamoDBClient, TableName: string) => async (): Promise<Uint8Array | undefined> =>
    (await find({ client, table, TableName }, noiseShape, key))?.noise;
