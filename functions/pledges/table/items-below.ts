import { paginateQuery, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';

type Below = { region: string; start: string };

/** Every item of a region whose name starts like this, in order of names, as it stands now. */
export const itemsBelow = async function* (
  client: DynamoDBClient,
  TableName: string,
  { region, start }: Below,
): AsyncIterable<Record<string, unknown>> {
  const pages = paginateQuery(
    { client },
    {
      TableName,
      KeyConditionExpression: '#region = :region AND begins_with(#item, :start)',
      ExpressionAttributeNames: { '#region': 'region', '#item': 'item' },
      ExpressionAttributeValues: marshall({ ':region': region, ':start': start }),
      ConsistentRead: true,
    },
  );
  for await (const { Items = [] } of pages) for (const item of Items) yield unmarshall(item);
};
