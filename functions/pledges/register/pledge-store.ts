import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { WorthPledge } from './pledge-row.ts';
import type { SheetAttempt } from './sheet-attempt.ts';

/** Spoken together, or signed by each: two acts that are never added up as one. */
export type Act = 'ikrar' | 'pakta-integritas';

/** A pledge on its way into the register: the key is an HMAC, nothing in it leads back to the number. */
export type NewPledge = WorthPledge & {
  personKey: string;
  /** The row of a sheet it comes from. */
  sheetRow?: SheetAttempt;
};

export type PledgeStore = {
  /** Stores a pledge in one write that is the same for a first and a repeated one. */
  store: (pledge: NewPledge) => Promise<void>;
};

/**
 * Stores each pledge under its standing, in one write without a condition: nothing in the time, the cost or the outcome
 * says what the register held before. Proof is stored once and stays; a claim is only ever the last one, so that
 * nobody who claims somebody's number keeps them from it. Each ends at `endsAt` (seconds since the epoch), a year after
 * its campaign.
 */
export const pledgeStore = (
  client: DynamoDBClient,
  TableName: string,
  endsAt: number,
): PledgeStore => ({
  store: async ({ personKey, standing, sheetRow, ...pledge }) => {
    const value = standing === 'claimed' ? ':pledge' : 'if_not_exists(#standing, :pledge)';
    await client.send(
      new UpdateItemCommand({
        TableName,
        Key: { personKey: { S: personKey } },
        UpdateExpression: `SET #standing = ${value}, expiresAt = :endsAt${sheetRow ? ', attempt = :row' : ''}`,
        ExpressionAttributeNames: { '#standing': standing },
        ExpressionAttributeValues: marshall({
          ':pledge': pledge,
          ':endsAt': endsAt,
          ...(sheetRow && { ':row': `${sheetRow.key}.${sheetRow.body}` }),
        }),
      }),
    );
  },
});
