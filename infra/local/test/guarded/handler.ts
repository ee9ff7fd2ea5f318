import {
  BatchGetItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Operation } from './operations.ts';

const env = (name: string): string => process.env[name] ?? '';
const database = new DynamoDBClient({});
const sqs = new SQSClient({});
const Key = { id: { S: 'one' } };
const TableName = env('TABLE');
const text = (Data: string) => ({ Data });

const putObject = async (): Promise<void> => {
  const authorization = `AWS4-HMAC-SHA256 Credential=${env('AWS_ACCESS_KEY_ID')}/x`;
  const url = `${env('AWS_ENDPOINT_URL_S3')}/${env('BUCKET')}/papers/1`;
  const answer = await fetch(url, { method: 'PUT', body: 'x', headers: { authorization } });
  const said = await answer.text();
  const [, name = ''] = /<Code>(\w+)/.exec(said) ?? [];
  if (!answer.ok) throw Object.assign(new Error(/<Message>([^<]*)/.exec(said)?.[1]), { name });
};

const run: Record<Operation, () => Promise<unknown>> = {
  get: () => database.send(new GetItemCommand({ TableName, Key })),
  put: () => database.send(new PutItemCommand({ TableName, Item: Key })),
  query: () =>
    database.send(
      new QueryCommand({
        ...{ TableName, IndexName: 'byOwner', KeyConditionExpression: '#owner = :owner' },
        ExpressionAttributeNames: { '#owner': 'owner' },
        ExpressionAttributeValues: { ':owner': { S: 'me' } },
      }),
    ),
  batch: () =>
    database.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [Key] } } })),
  check: () =>
    database.send(
      new TransactWriteItemsCommand({
        TransactItems: [
          { Put: { TableName, Item: Key } },
          {
            ConditionCheck: {
              ...{ TableName, Key: { id: { S: 'two' } } },
              ConditionExpression: 'attribute_not_exists(id)',
            },
          },
        ],
      }),
    ),
  send: () => sqs.send(new SendMessageCommand({ QueueUrl: env('QUEUE'), MessageBody: 'x' })),
  publish: () =>
    new SNSClient({}).send(new PublishCommand({ TopicArn: env('TOPIC'), Message: 'x' })),
  mail: () =>
    new SESv2Client({}).send(
      new SendEmailCommand({
        FromEmailAddress: 'Notes <notes@notes.example>',
        Destination: { ToAddresses: ['me@notes.example'] },
        Content: { Simple: { Subject: text('x'), Body: { Text: text('x') } } },
      }),
    ),
  secret: () =>
    new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: env('SECRET') })),
  store: putObject,
  key: () => sqs.send(new SendMessageCommand({ QueueUrl: env('SEALED'), MessageBody: 'x' })),
};

const isOperation = (name: string): name is Operation => name in run;

/** Does one operation and says what came of it. */
export const handler = async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
  const name = event.body ?? '';
  try {
    if (isOperation(name)) await run[name]();
    return { statusCode: 200, body: 'done' };
  } catch (error) {
    const body = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { statusCode: 403, body };
  }
};
