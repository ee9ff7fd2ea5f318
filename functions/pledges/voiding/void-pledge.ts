import { ScanCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { StoredItem } from '../../../shared/table/item.ts';
import { countUnreadable } from '../../../shared/table/readable.ts';
import { putWrite } from '../../../shared/table/put.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { pledgeRow, type StoredPledge } from '../register/pledge-row.ts';
import { standings, type Standing } from '../register/standing.ts';
import { voidingsTable } from './tables.ts';
import { receiptKey } from './voiding-store.ts';
import type { Voided } from './voiding.ts';

/** A pledge as it is in the register, whatever else the person has there. */
export type Found = StoredPledge & { standing: Standing; personKey: string };

export type Register = {
  /** The next pledges after a person, and the person to go on from; without one it was the last page. */
  read: (from: string | undefined) => Promise<{ pledges: Found[]; next: string | undefined }>;
  /** Takes a pledge out of the register if it is still that one, and notes its receipt as void: both or none. */
  void: (pledge: Found, voided: Voided) => Promise<void>;
};

const readShape = z.pick(pledgeRow, {
  ...{ personKey: true, attended: true, confirmed: true },
  ...{ 'attended-by-unit': true, claimed: true },
});

type Tables = { pledges: string; voidings: string };

/** The register page by page; what is voided leaves its tables together. */
export const registerPages = (client: DynamoDBClient, tables: Tables): Register => ({
  read: async (from) => {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new ScanCommand({
        TableName: tables.pledges,
        ConsistentRead: true,
        ...(from !== undefined && { ExclusiveStartKey: { personKey: { S: from } } }),
      }),
    );
    return { pledges: readablePledges(Items), next: LastEvaluatedKey?.['personKey']?.S };
  },
  void: async ({ personKey, region, receiptId, standing }, voided) => {
    await writeTogether(client, [
      {
        Update: {
          TableName: tables.pledges,
          Key: { personKey: { S: personKey } },
          UpdateExpression: 'SET voided = :voiding REMOVE #standing',
          ConditionExpression: '#standing.receiptId = :receiptId',
          ExpressionAttributeNames: { '#standing': standing },
          ExpressionAttributeValues: marshall({
            ':voiding': voided.voidingId,
            ':receiptId': receiptId,
          }),
        },
      },
      putWrite(
        { table: voidingsTable, TableName: tables.voidings },
        { ...voided, ...receiptKey(region, receiptId) },
      ),
    ]);
  },
});

/** A row that does not fit is left out and counted, and not named: its key is a person's. */
const readablePledges = (items: StoredItem[]): Found[] => {
  const rows = items.map((item) => z.safeParse(readShape, unmarshall(item)));
  const good = rows.flatMap(({ data }) => (data ? [data] : []));
  if (good.length < rows.length) countUnreadable(rows.length - good.length);
  return good.flatMap(pledgesIn);
};

const pledgesIn = (row: z.infer<typeof readShape>): Found[] =>
  standings.flatMap((standing) => {
    const pledge = row[standing];
    return pledge ? [{ ...pledge, standing, personKey: row.personKey }] : [];
  });
