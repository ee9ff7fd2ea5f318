import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const client = new DynamoDBClient({});
const { NOTES_TABLE: TableName, AWS_REGION: region } = process.env;

/** Stores a note by PUT, returns it by GET. */
export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const id = { S: event.pathParameters?.['id'] ?? '' };
  if (event.httpMethod === 'PUT') {
    const Item = { id, text: { S: event.body ?? '' } };
    await client.send(new PutItemCommand({ TableName, Item }));
    return { statusCode: 204, body: '' };
  }
  const { Item } = await client.send(new GetItemCommand({ TableName, Key: { id } }));
  return {
    statusCode: Item ? 200 : 404,
    body: JSON.stringify({ text: Item?.['text']?.S, region }),
  };
};
