import { GetItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';

const linkedShape = z.object({
  reportKey: z.string(),
  /** Seconds since the epoch. */
  expiresAt: z.number(),
  /** The source the report came by. */
  cameBy: z.string(),
  evidenceLinks: z.array(z.string()),
});
export type LinkedReport = z.infer<typeof linkedShape>;

/** Reads a report as far as it links to evidence; undefined where it links to none, or is deleted. */
export const linkedReport =
  (client: DynamoDBClient, TableName: string) =>
  async (reportKey: string): Promise<LinkedReport | undefined> => {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName,
        Key: marshall({ reportKey }),
        ProjectionExpression: 'reportKey, expiresAt, cameBy, evidenceLinks',
        ConsistentRead: true,
      }),
    );
    return Item && z.safeParse(linkedShape, unmarshall(Item)).data;
  };
