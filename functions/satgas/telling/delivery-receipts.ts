import {
  GetItemCommand,
  UpdateItemCommand,
  type AttributeValue,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/** Notes what the carrier said of a message; false when no message of ours has that id. */
export const deliveryReceipts =
  (client: DynamoDBClient, TableName: string) =>
  async (messageId: string, said: { state: 'delivered' | 'failed'; reason: string }) => {
    const Key = marshall({ recipient: `message#${messageId}`, item: '-' });
    const { Item } = await client.send(new GetItemCommand({ TableName, Key }));
    const of: Record<string, AttributeValue> | undefined = Item?.['of']?.M;
    if (!of) return false;
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: of,
        UpdateExpression: 'SET #state = :state, reason = :reason',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: marshall({ ':state': said.state, ':reason': said.reason }),
      }),
    );
    return true;
  };
