import {
  ConditionalCheckFailedException,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { officerShape, type Officer } from './officer.ts';

export type OfficerStore = {
  /** Keeps an officer; a phone that stays the same stays confirmed. */
  put: (officer: Officer) => Promise<void>;
  /** Notes that somebody pressed the link sent to this phone; false when the officer has another phone by now. */
  confirmPhone: (
    key: Pick<Officer, 'region' | 'officerId'>,
    phone: string,
    at: number,
  ) => Promise<boolean>;
  /** Every officer of these regions, active or not. */
  listOf: (regions: string[]) => Promise<Officer[]>;
};

/** Keeps the satgas members of each region. */
export const officerStore = (client: DynamoDBClient, TableName: string): OfficerStore => ({
  put: async (officer) => {
    const confirmed = await confirmedPhone(client, TableName, officer);
    const Item = marshall({ ...officer, ...confirmed }, { removeUndefinedValues: true });
    await client.send(new PutItemCommand({ TableName, Item }));
  },
  confirmPhone: async ({ region, officerId }, phone, at) => {
    const command = new UpdateItemCommand({
      TableName,
      Key: marshall({ region, officerId }),
      UpdateExpression: 'SET phoneConfirmedAt = :at',
      ConditionExpression: 'phone = :phone',
      ExpressionAttributeValues: marshall({ ':at': at, ':phone': phone }),
    });
    try {
      await client.send(command);
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  },
  listOf: async (regions) =>
    (await Promise.all(regions.map((region) => listRegion(client, TableName, region)))).flat(),
});

const confirmedPhone = async (
  client: DynamoDBClient,
  TableName: string,
  { region, officerId, phone }: Officer,
): Promise<Pick<Officer, 'phoneConfirmedAt'>> => {
  const Key = marshall({ region, officerId });
  const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
  const known = Item && z.parse(officerShape, unmarshall(Item));
  return known?.phone === phone ? { phoneConfirmedAt: known?.phoneConfirmedAt } : {};
};

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
