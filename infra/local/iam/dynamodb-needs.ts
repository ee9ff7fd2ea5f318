import type { CallContext } from './conditions.ts';
import type { ArnPlace, CallNeed } from './needs.ts';

/**
 * What a call of DynamoDB needs (DynamoDB developer guide, "DynamoDB API permissions"): an index has an ARN of its own,
 * a batch needs the right on each of its tables, and a transaction the right of each of its items.
 */
export const dynamodbNeeds = (place: ArnPlace, action: string, asked: unknown): CallNeed[] => {
  const found = needsOfItems(place, action, recordOf(asked));
  // A batch of nothing, or of statements: what names no table needs the right by its own name on all of them.
  return found.length > 0 ? found : [needOf(place, action, {})];
};

type Target = { table?: unknown; index?: unknown; key?: unknown; query?: Record<string, unknown> };

const needOf = (place: ArnPlace, right: string, { table, index, ...named }: Target): CallNeed => ({
  action: `dynamodb:${right}`,
  resource: arnOf(place, textOf(table), textOf(index)),
  keyUse: 'reads',
  context: leadingKey(place.partitionKeys?.[textOf(table)], { index, ...named }),
});

/** The partition key of what a call names; nothing where it names many, or reads an index. */
const leadingKey = (
  attribute: string | undefined,
  { index, key, query }: Omit<Target, 'table'>,
): CallContext => {
  const keys = recordOf(key);
  const [only, ...others] = Object.values(keys);
  const alone = others.length === 0 ? only : undefined;
  const named = attribute === undefined ? alone : (keys[attribute] ?? queried(attribute, query));
  const value = recordOf(named)['S'];
  return textOf(index) === '' && typeof value === 'string' ? { 'dynamodb:leadingkeys': value } : {};
};

/** What a query's key condition says this attribute is equal to. */
const queried = (attribute: string, query: Record<string, unknown> = {}): unknown => {
  const names = recordOf(query['ExpressionAttributeNames']);
  const values = recordOf(query['ExpressionAttributeValues']);
  const conditions = textOf(query['KeyConditionExpression']).matchAll(/(#?[\w.-]+)\s*=\s*(:\w+)/g);
  for (const [, name = '', value = ''] of conditions)
    if ((names[name] ?? name) === attribute) return values[value];
  return undefined;
};

const needsOfItems = (
  place: ArnPlace,
  action: string,
  call: Record<string, unknown>,
): CallNeed[] => {
  if (action.startsWith('Batch'))
    return Object.keys(recordOf(call['RequestItems'])).map((table) =>
      needOf(place, action, { table }),
    );
  if (action.startsWith('Transact'))
    return listOf(call['TransactItems']).flatMap((item) =>
      Object.entries(recordOf(item)).map(([kind, one]) =>
        needOf(place, ofItem[kind] ?? kind, {
          table: recordOf(one)['TableName'],
          key: recordOf(one)['Key'] ?? recordOf(one)['Item'],
        }),
      ),
    );
  const { TableName: table, IndexName: index, Key, Item } = call;
  return [needOf(place, action, { table, index, key: Key ?? Item, query: call })];
};

const ofItem: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const arnOf = (
  { partition, region, accountId }: ArnPlace,
  table: string,
  index: string,
): string => {
  const whole = `arn:${partition}:dynamodb:${region}:${accountId}:table/${table || '*'}`;
  // A table may be named by its ARN.
  const tableArn = table.startsWith('arn:') ? table : whole;
  return index === '' ? tableArn : `${tableArn}/index/${index}`;
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

const recordOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
