import { paginateScan, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { officersTable } from '../../functions/satgas/officers/tables.ts';
import { nameMarks } from '../../shared/name-likeness.ts';
import { itemOf, keyOf } from '../../shared/table/item.ts';
import { unlessRefused } from '../../shared/table/refused.ts';

const rowShape = z.object({ region: z.string(), officerId: z.string(), name: z.string() });

/**
 * Gives every officer of the register the marks of their name, and so tells reports of each by the table's stream.
 * Versions before stored no marks, and whoever has none is told of no report that names anybody. Nothing else of an
 * officer changes. Can be stopped anywhere and run again; returns how many it marked, and how many were changed by
 * somebody else at that moment.
 */
export const markOfficers = async (
  client: DynamoDBClient,
  TableName: string,
  key: Uint8Array,
): Promise<{ marked: number; changedMeanwhile: number }> => {
  const done = { marked: 0, changedMeanwhile: 0 };
  const asked = {
    TableName,
    ConsistentRead: true,
    ProjectionExpression: '#region, officerId, #name',
    ExpressionAttributeNames: { '#region': 'region', '#name': 'name' },
  };
  for await (const { Items = [] } of paginateScan({ client }, asked))
    for (const item of Items) {
      const row = z.parse(rowShape, unmarshall(item));
      const change = new UpdateItemCommand({
        TableName,
        Key: keyOf(officersTable, row),
        UpdateExpression: 'SET nameMarks = :marks',
        // Another name by now has marks of its own.
        ConditionExpression: '#name = :seen',
        ExpressionAttributeNames: { '#name': 'name' },
        ExpressionAttributeValues: itemOf({
          ':marks': nameMarks(key, row.name),
          ':seen': row.name,
        }),
      });
      if (await unlessRefused(client.send(change))) done.marked += 1;
      else done.changedMeanwhile += 1;
    }
  return done;
};
