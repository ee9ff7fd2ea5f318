import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { storedPledge } from '../register/pledge-row.ts';
import type { PledgeStore } from '../register/pledge-store.ts';
import { linkRefused } from './links.ts';

/**
 * Stores a pledge as confirmed by the office mailbox, in one write, once: refuses 'link-refused' ('already-confirmed')
 * where the person has a confirmed one, unless it is this very attempt. Only who has the person's own link hears so.
 */
export const confirmedOnce = (
  client: DynamoDBClient,
  TableName: string,
  endsAt: number,
): PledgeStore => ({
  store: async ({ personKey, ...worth }) => {
    const pledge = z.parse(storedPledge, worth);
    const command = new UpdateItemCommand({
      TableName,
      Key: { personKey: { S: personKey } },
      UpdateExpression: 'SET confirmed = if_not_exists(confirmed, :pledge), expiresAt = :endsAt',
      ConditionExpression: 'attribute_not_exists(confirmed) OR confirmed.receiptId = :receipt',
      ExpressionAttributeValues: marshall({
        ':pledge': { ...pledge, way: 'mailbox' },
        ':endsAt': endsAt,
        ':receipt': pledge.receiptId,
      }),
    });
    if (!(await unlessRefused(client.send(command)))) throw linkRefused('already-confirmed');
  },
});
