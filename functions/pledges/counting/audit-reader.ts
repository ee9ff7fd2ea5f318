import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { eventually } from '../../../shared/table/table.ts';
import { participationTable as table } from './tables.ts';
import { resultShape, type AuditResult } from './audit-result.ts';

/** Where the result of the last audit stands. */
export const resultKey = { region: 'audit', cell: 'result' };

/** Reads how the last audit ended. */
export const auditReader =
  (client: DynamoDBClient, TableName: string) => (): Promise<AuditResult | undefined> =>
    find(eventually({ client, table, TableName }), resultShape, resultKey);
