import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { put } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually } from '../../../shared/table/table.ts';
import { officerShape, type Officer } from './officer.ts';
import { officersTable as table } from './tables.ts';

type OfficerKey = Pick<Officer, 'region' | 'officerId'>;

export type OfficerStore = {
  /** Stores an officer; a phone that stays the same stays confirmed. */
  put: (officer: Officer) => Promise<void>;
  /** Notes that somebody pressed the link sent to this phone; false when the officer has another phone by now. */
  confirmPhone: (key: OfficerKey, phone: string, at: number) => Promise<boolean>;
  /** Every officer of these regions, active or not; a row that does not fit is left out and counted. */
  listOf: (regions: string[]) => Promise<Officer[]>;
};

/** Stores the satgas members of each region. */
export const officerStore = (client: DynamoDBClient, TableName: string): OfficerStore => {
  const stored = { client, table, TableName };
  return {
    put: async (officer) => {
      const known = await find(stored, officerShape, officer);
      const isSamePhone = known?.phone === officer.phone;
      await put(stored, {
        ...officer,
        ...(isSamePhone && { phoneConfirmedAt: known?.phoneConfirmedAt }),
      });
    },
    confirmPhone: async (key, phone, at) => {
      const command = confirmCommand(TableName, key, { phone, at });
      return (await unlessRefused(client.send(command))) !== undefined;
    },
    listOf: async (regions) => {
      const list = (region: string) =>
        listReadable(eventually(stored), officerShape, { in: region });
      return (await Promise.all(regions.map(list))).flat();
    },
  };
};

/** Changes the one field, so that whatever else is changed at that moment stays changed. */
const confirmCommand = (
  TableName: string,
  key: OfficerKey,
  { phone, at }: { phone: string; at: number },
) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET phoneConfirmedAt = :at',
    ConditionExpression: 'phone = :phone',
    ExpressionAttributeValues: marshall({ ':at': at, ':phone': phone }),
  });
