import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { resultShape, type AuditResult } from './audit-result.ts';

/** Where the result of the last audit stands. */
export const resultKey = { region: { S: 'audit' }, cell: { S: 'result' } };

/** Reads how the last audit ended. */
export const auditReader =
  (client: DynamoDBClient, TableName: string) => async (): Promise<AuditResult | undefined> => {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: resultKey }));
    return Item && z.parse(resultShape, unmarshall(Item));
  };
