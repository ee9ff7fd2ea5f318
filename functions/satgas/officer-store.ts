import { PutItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { officerShape, type Officer } from './officer.ts';

export type OfficerStore = {
  put: (officer: Officer) => Promise<void>;
  /** Every officer of these regions, active or not. */
  listOf: (regions: string[]) => Promise<Officer[]>;
};

/** Keeps the satgas members of each region. */
export const officerStore = (client: DynamoDBClient, TableName: string): OfficerStore => ({
  put: async (officer) => {
    const Item = marshall(officer, { removeUndefinedValues: true });
    await client.send(new PutItemCommand({ TableName, Item }));
  },
  listOf: async (regions) =>
    (await Promise.all(regions.map((region) => listRegion(client, TableName, region)))).flat(),
});

const listRegion = async (
  client: DynamoDBClient,
  TableName: string,
  region: string,
): Promise<Officer[]> => {
  const { Items } = await client.send(
    new QueryCommand({
      TableName,
      KeyConditionExpression: '#region = :region',
      ExpressionAttributeNames: { '#region': 'region' },
      ExpressionAttributeValues: { ':region': { S: region } },
    }),
  );
  return (Items ?? []).map((item) => z.parse(officerShape, unmarshall(item)));
};
