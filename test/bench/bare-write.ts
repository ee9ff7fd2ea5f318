import { createHmac, createPrivateKey, randomBytes, sign, type KeyObject } from 'node:crypto';
import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

// The yardstick: the same validated, keyed, signed write with the AWS SDK alone and checks by hand.
const dynamo = new DynamoDBClient();
const secrets = new SecretsManagerClient();
let kept: Promise<string> | undefined;
const secret = () =>
  (kept ??= secrets
    .send(new GetSecretValueCommand({ SecretId: process.env['PEPPER_SECRET_ARN'] }))
    .then(({ SecretString }) => SecretString ?? ''));

let signingKey: KeyObject | undefined;
const keyOf = (seed: Buffer): KeyObject =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]),
    format: 'der',
    type: 'pkcs8',
  });

type Event = { body: string; isBase64Encoded: boolean };

export const handler = async (event: Event) => {
  const form = JSON.parse(
    Buffer.from(event.body, event.isBase64Encoded ? 'base64' : 'utf8').toString(),
  ) as Record<string, unknown>;
  const { region, unit, number } = form;
  if (typeof region !== 'string' || typeof unit !== 'string') return { statusCode: 422 };
  if (typeof number !== 'string' || !/^\d{18}$/.test(number)) return { statusCode: 422 };
  const key = Buffer.from(await secret(), 'hex');
  const personKey = createHmac('sha256', key).update(number).digest('base64url');
  const privateKey = (signingKey ??= keyOf(key));
  const receipt = sign(null, Buffer.concat([randomBytes(40), Buffer.from(region)]), privateKey);
  await dynamo.send(
    new UpdateItemCommand({
      TableName: process.env['PLEDGES_TABLE'],
      Key: { personKey: { S: personKey } },
      UpdateExpression: 'SET #r = if_not_exists(#r, :r), #u = if_not_exists(#u, :u), receipt = :c',
      ExpressionAttributeNames: { '#r': 'region', '#u': 'unit' },
      ExpressionAttributeValues: {
        ':r': { S: region },
        ':u': { S: unit },
        ':c': { S: receipt.toString('base64url') },
      },
    }),
  );
  return {
    statusCode: 201,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ receipt: receipt.toString('base64url') }),
  };
};
