import { PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { itemOf } from '../../../shared/table/item.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually } from '../../../shared/table/table.ts';
import { rollEntryShape, type RollEntry } from './roll.ts';
import { rollTable as table } from './tables.ts';

export type RollStore = {
  /** What was told last of somebody, whoever is told first. */
  keep: (entry: RollEntry) => Promise<'kept' | 'known-better'>;
  /** Everybody of these regions, whether or not they left. */
  listOf: (regions: string[]) => Promise<RollEntry[]>;
};

/** Stores the roll; whoever left stays in it as such, so that an older event cannot bring them back. */
export const rollStore = (client: DynamoDBClient, TableName: string): RollStore => {
  const stored = { client, table, TableName };
  return {
    keep: async (entry) => {
      const command = new PutItemCommand({
        TableName,
        Item: itemOf(entry),
        ConditionExpression: 'attribute_not_exists(#order) OR #order <= :order',
        ExpressionAttributeNames: { '#order': 'order' },
        ExpressionAttributeValues: marshall({ ':order': entry.order }),
      });
      return (await unlessRefused(client.send(command))) ? 'kept' : 'known-better';
    },
    listOf: async (regions) => {
      const pages = regions.map((region) =>
        listReadable(eventually(stored), rollEntryShape, { in: region }),
      );
      return (await Promise.all(pages)).flat();
    },
  };
};
