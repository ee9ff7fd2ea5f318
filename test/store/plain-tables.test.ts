import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as sdk from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { startTestEngine } from '@netral/local-host/testing/engine';
import * as plain from '../../shared/aws/tables.ts';
import { table } from '../../shared/table/table.ts';
import { tableOf } from '../support/table-of.ts';

const TableName = 'Plain';
const declared = table({
  ...{ name: TableName, says: 'of a test', partitionKey: 'subject', sortKey: 'item' },
  items: () => ({}),
});

let engine: Awaited<ReturnType<typeof startTestEngine>>;
let client: plain.DynamoDBClient;

beforeAll(async () => {
  engine = await startTestEngine();
  await createTables(engine.client, [tableOf(declared)]);
  Object.assign(process.env, {
    ...{ AWS_REGION: 'ap-southeast-3', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' },
    AWS_ENDPOINT_URL_DYNAMODB: engine.engine.endpoint,
  });
  client = new plain.DynamoDBClient();
});
afterAll(async () => {
  await engine.stop();
  engine.forget();
});

const keyOf = (subject: string, item = '1') => ({ subject: { S: subject }, item: { S: item } });
const find = async (subject: string, item = '1') => {
  const command = new plain.GetItemCommand({ TableName, Key: keyOf(subject, item) });
  return (await client.send(command)).Item;
};
const put = (item: Record<string, object>, more: object = {}) =>
  client.send(new plain.PutItemCommand({ TableName, Item: item as never, ...more }));
const ifFree = {
  ConditionExpression: 'attribute_not_exists(subject)',
  ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
} as const;

describe('tables called by plain signed requests', () => {
  it('give back every type of value as it was written, bytes as bytes', async () => {
    const item = {
      ...keyOf('types'),
      text: { S: 'Jayapura — 👍 "B"' },
      number: { N: '12345678901234567890.5' },
      yes: { BOOL: true },
      none: { NULL: true },
      bytes: { B: new Uint8Array([0, 1, 254, 255]) },
      several: { BS: [new Uint8Array([1]), new Uint8Array([2, 3])] },
      // A field may be called as a type is.
      B: { S: 'bukan bita' },
      BS: { M: { B: { S: 'AAEC' }, BS: { L: [{ B: Buffer.from('dalam') }] } } },
    };
    await put(item);
    expect(await find('types')).toEqual({
      ...item,
      BS: { M: { B: { S: 'AAEC' }, BS: { L: [{ B: new Uint8Array(Buffer.from('dalam')) }] } } },
    });
    expect(await find('types')).toEqual(
      (await engine.client.send(new sdk.GetItemCommand({ TableName, Key: keyOf('types') }))).Item,
    );
    expect(await find('nobody')).toBeUndefined();
  });

  it('say whose condition did not hold, with the item that is there', async () => {
    const item = { ...keyOf('once'), bytes: { B: new Uint8Array([7]) } };
    await put(item, ifFree);
    const refused = await put(item, ifFree).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(plain.ConditionalCheckFailedException);
    expect(refused).toMatchObject({
      ...{ name: 'ConditionalCheckFailedException', Item: item },
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('update, return what is new, and delete', async () => {
    const { Attributes } = await client.send(
      new plain.UpdateItemCommand({
        ...{ TableName, Key: keyOf('counted'), UpdateExpression: 'ADD calls :one' },
        ...{ ExpressionAttributeValues: { ':one': { N: '1' } }, ReturnValues: 'ALL_NEW' },
      }),
    );
    expect(Attributes?.['calls']).toEqual({ N: '1' });
    await client.send(new plain.DeleteItemCommand({ TableName, Key: keyOf('counted') }));
    expect(await find('counted')).toBeUndefined();
  });

  it('write together or not at all, and say which condition did not hold', async () => {
    const putOf = (subject: string) => ({ Put: { TableName, Item: keyOf(subject), ...ifFree } });
    await client.send(
      new plain.TransactWriteItemsCommand({ TransactItems: [putOf('a'), putOf('b')] }),
    );
    const refused = await client
      .send(new plain.TransactWriteItemsCommand({ TransactItems: [putOf('c'), putOf('b')] }))
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(plain.TransactionCanceledException);
    expect(refused).toMatchObject({
      CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item: keyOf('b') }],
    });
    expect(await find('c')).toBeUndefined();
  });

  it('make one transaction of one that is sent again, as its token says', () => {
    const of = (more: object = {}) =>
      new plain.TransactWriteItemsCommand({ TransactItems: [], ...more }).input.ClientRequestToken;
    expect(of()).toMatch(/^[\da-f-]{36}$/);
    expect(of()).not.toBe(of());
    expect(of({ ClientRequestToken: 'own' })).toBe('own');
  });

  it('are read page after page, and many at once', async () => {
    for (const item of ['1', '2', '3', '4', '5']) await put(keyOf('many', item));
    const query = {
      ...{ TableName, KeyConditionExpression: 'subject = :s', Limit: 2 },
      ExpressionAttributeValues: { ':s': { S: 'many' } },
    };
    const found: unknown[] = [];
    for await (const { Items = [] } of plain.paginateQuery({ client }, query)) {
      expect(Items.length).toBeLessThanOrEqual(2);
      found.push(...Items.map(({ item }) => item?.S));
    }
    expect(found).toEqual(['1', '2', '3', '4', '5']);

    let scanned = 0;
    for await (const { Items = [] } of plain.paginateScan({ client }, { TableName, Limit: 3 }))
      scanned += Items.length;
    expect(scanned).toBe((await client.send(new plain.ScanCommand({ TableName }))).Count);

    const RequestItems = { [TableName]: { Keys: [keyOf('many', '2'), keyOf('many', '4')] } };
    const { Responses } = await client.send(new plain.BatchGetItemCommand({ RequestItems }));
    expect(Responses?.[TableName]?.length).toBe(2);
  });

  it('say what is no call under the name that the service has for it', async () => {
    const wrong = client.send(
      new plain.PutItemCommand({ TableName, Item: { subject: { S: 'x' } } }),
    );
    await expect(wrong).rejects.toMatchObject({ name: 'ValidationException' });
    const unknown = client.send(
      new plain.GetItemCommand({ TableName: 'nothing', Key: keyOf('x') }),
    );
    await expect(unknown).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
