import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { clientTo } from '@netral/local-host/testing/engine';
import { tableClient } from '../../../shared/table/client.ts';

const named = ({ middlewareStack }: DynamoDBClient): string =>
  middlewareStack.identify().join('\n');

describe('a client for tables', () => {
  it('walks through no item for logs that nobody writes, as the SDK’s own does', () => {
    expect(named(new DynamoDBClient({ region: 'ap-southeast-3' }))).toContain('loggerMiddleware');
    expect(named(tableClient({ region: 'ap-southeast-3' }))).not.toContain('loggerMiddleware');
    expect(named(clientTo('http://127.0.0.1:1'))).not.toContain('loggerMiddleware');
  });
});
