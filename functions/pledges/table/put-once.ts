import {
  ConditionalCheckFailedException,
  PutItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';

type Put = { TableName: string; Item: Record<string, AttributeValue> };

/** Puts an item of a region where none stands; answers the one that stands there. */
export const putOnce = async (
  client: DynamoDBClient,
  put: Put,
): Promise<Record<string, unknown> | undefined> => {
  try {
    await client.send(
      new PutItemCommand({
        ...put,
        ConditionExpression: 'attribute_not_exists(#region)',
        ExpressionAttributeNames: { '#region': 'region' },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      }),
    );
    return undefined;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return error.Item ? unmarshall(error.Item) : {};
  }
};
