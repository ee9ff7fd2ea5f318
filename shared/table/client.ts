import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';

/**
 * A client for tables. The SDK's middleware for logs is taken out: it walks through every value of every input and
 * output to hide what is sensitive, also where the SDK logs nothing, as in every function of ours.
 */
export const tableClient = (config: DynamoDBClientConfig = {}): DynamoDBClient => {
  const client = new DynamoDBClient(config);
  client.middlewareStack.remove('loggerMiddleware');
  return client;
};
