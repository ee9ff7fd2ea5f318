import { DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';

// The yardstick for handlers that read: one query with the AWS SDK alone.
const dynamo = new DynamoDBClient();

type Event = { queryStringParameters: Record<string, string> | null };

export const handler = async (event: Event) => {
  const region = event.queryStringParameters?.['region'] ?? '18.09';
  const { Items } = await dynamo.send(
    new QueryCommand({
      TableName: process.env['PARTICIPATION_TABLE'],
      KeyConditionExpression: '#r = :r',
      ExpressionAttributeNames: { '#r': 'region' },
      ExpressionAttributeValues: { ':r': { S: region } },
    }),
  );
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ items: (Items ?? []).length }),
  };
};
