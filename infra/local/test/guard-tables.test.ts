import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { CreateTableCommand, DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEngine, type Engine } from '../engine/dynoxide.ts';
import { dynamodbNeeds } from '../iam/dynamodb-needs.ts';
import type { Statement } from '../iam/policy.ts';
import { checkOf } from '../lambda/guard-tables.ts';

const place = { partition: 'aws', region: 'eu-central-1', accountId: '000000000000' };
const arn = 'arn:aws:dynamodb:eu-central-1:000000000000:table';

describe('what a call of DynamoDB needs', () => {
  const needs = (action: string, asked: unknown) =>
    dynamodbNeeds(place, action, asked).map(({ action: right, resource }) => [right, resource]);

  it.each([
    ['GetItem', { TableName: 'a' }, [['GetItem', 'a']]],
    ['Query', { TableName: 'a', IndexName: 'due' }, [['Query', 'a/index/due']]],
    ['Scan', { TableName: `${arn}/a` }, [['Scan', 'a']]],
    [
      'BatchGetItem',
      { RequestItems: { a: {}, b: {} } },
      [
        ['BatchGetItem', 'a'],
        ['BatchGetItem', 'b'],
      ],
    ],
    [
      'TransactWriteItems',
      {
        TransactItems: [
          { Put: { TableName: 'a' } },
          { Update: { TableName: 'b' } },
          { Delete: { TableName: 'a' } },
          { ConditionCheck: { TableName: 'c' } },
        ],
      },
      [
        ['PutItem', 'a'],
        ['UpdateItem', 'b'],
        ['DeleteItem', 'a'],
        ['ConditionCheckItem', 'c'],
      ],
    ],
    ['TransactGetItems', { TransactItems: [{ Get: { TableName: 'a' } }] }, [['GetItem', 'a']]],
    ['BatchExecuteStatement', { Statements: [] }, [['BatchExecuteStatement', '*']]],
    ['TransactWriteItems', undefined, [['TransactWriteItems', '*']]],
  ])('%s: one right for each item it touches', (action, asked, rights) => {
    expect(needs(action, asked)).toEqual(
      rights.map(([right, table]) => [`dynamodb:${right}`, `${arn}/${table}`]),
    );
  });
});

describe('the leading key of a call of DynamoDB', () => {
  const known = { ...place, partitionKeys: { a: 'region', alone: 'id' } };
  const leads = (action: string, asked: unknown) =>
    dynamodbNeeds(known, action, asked).map(({ context = {} }) => context['dynamodb:leadingkeys']);
  const item = { item: { S: 'x' }, region: { S: '18' } };
  const query = (KeyConditionExpression: string, more: object = {}) => ({
    TableName: 'a',
    KeyConditionExpression,
    ExpressionAttributeNames: { '#p': 'region', '#s': 'item' },
    ExpressionAttributeValues: { ':p': { S: '18' }, ':s': { S: 'x' } },
    ...more,
  });

  it.each<[string, object, (string | undefined)[]]>([
    ['GetItem', { TableName: 'a', Key: item }, ['18']],
    ['PutItem', { TableName: 'a', Item: item }, ['18']],
    ['TransactWriteItems', { TransactItems: [{ Put: { TableName: 'a', Item: item } }] }, ['18']],
    ['Query', query('#p = :p AND begins_with(#s, :s)'), ['18']],
    ['Query', query('#s = :s AND #p = :p'), ['18']],
    ['Query', query('region = :p'), ['18']],
    ['Query', query('#p = :p', { IndexName: 'due' }), [undefined]],
    ['Scan', { TableName: 'a' }, [undefined]],
    ['BatchGetItem', { RequestItems: { a: { Keys: [item] } } }, [undefined]],
    ['GetItem', { TableName: 'alone', Key: { id: { S: 'x' } } }, ['x']],
    ['GetItem', { TableName: 'unknown', Key: item }, [undefined]],
  ])('%s %j', (action, asked, keys) => {
    expect(leads(action, asked)).toEqual(keys);
  });
});

/** As many statements as a function of the larger sort has. */
const statements: Statement[] = Array.from({ length: 12 }, (_, n) => ({
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
  Resource: [`${arn}/table-${n}`, `${arn}/table-${n}/index/due`],
}));
const check = checkOf({ accessKeyId: 'x', arn: 'x', statements, place, keys: {} });

describe('a call that is checked', () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-host-guard-'));
  let engine: Engine;
  let client: DynamoDBClient;
  beforeAll(async () => {
    engine = await startEngine(folder);
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    client = new DynamoDBClient({ endpoint: engine.endpoint, region: 'eu-central-1', credentials });
    await client.send(
      new CreateTableCommand({
        ...{ TableName: 'table-11', BillingMode: 'PAY_PER_REQUEST' },
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    );
  });
  afterAll(async () => {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('takes a few percent of what the call itself takes', async () => {
    const asked = { TableName: 'table-11', Key: { id: { S: 'x'.repeat(200) } } };
    const body = JSON.stringify(asked);
    const times = { calls: 0, checks: 0 };
    for (let round = 0; round < 400; round += 1) {
      const began = performance.now();
      await client.send(new GetItemCommand(asked));
      const called = performance.now();
      expect(check('DynamoDB_20120810.GetItem', body)).toBeUndefined();
      times.calls += called - began;
      times.checks += performance.now() - called;
    }
    const share = times.checks / times.calls;
    console.log(`a check takes ${(share * 100).toFixed(2)} % of a call`);
    // Both are measured in one run: a busy machine slows both.
    expect(share).toBeLessThan(0.1);
  });
});
