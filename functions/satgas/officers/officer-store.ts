import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { putOnce, replace } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import { eventually, type StoredTable } from '../../../shared/table/table.ts';
import { untilWritten } from '../../../shared/table/until-written.ts';
import { officerShape, type Officer } from './officer.ts';
import { officersTable as table } from './tables.ts';

type OfficerKey = Pick<Officer, 'region' | 'officerId'>;

export type OfficerStore = {
  /**
   * Stores an officer as a change that two people agreed on makes them, upon the revision it was made upon, once; a phone
   * that stays the same stays confirmed.
   */
  apply: (officer: Officer, change: AppliedChange) => Promise<Applied>;
  /** Notes that somebody pressed the link sent to this phone; false when the officer has another phone by now. */
  confirmPhone: (key: OfficerKey, phone: string, at: number) => Promise<boolean>;
  /** Every officer of these regions, active or not; a row that does not fit is left out and counted. */
  listOf: (regions: string[]) => Promise<Officer[]>;
};

/** 'overtaken': another change has reached the officer first, who stays as that one left them. */
export type Applied = 'stored' | 'overtaken';

/** A change of the register, and the revision of the officer that it was made upon. */
export type AppliedChange = { changeId: string; revision: number };

/** Stores the satgas members of each region. */
export const officerStore = (client: DynamoDBClient, TableName: string): OfficerStore => {
  const stored = { client, table, TableName };
  return {
    apply: async (officer, change) => {
      const applied = await untilWritten(() => applyOnce(stored, officer, change));
      if (applied === 'changed-meanwhile') throw new Error('An officer was changed each time');
      return applied;
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

/** Where the phone is confirmed at that very moment, it is read again. */
const applyOnce = async (
  stored: StoredTable<typeof table>,
  officer: Officer,
  { changeId, revision }: AppliedChange,
): Promise<'stored' | 'overtaken' | 'changed-meanwhile'> => {
  const known = await find(stored, officerShape, officer);
  if (known?.changeId === changeId) return 'stored';
  if ((known?.revision ?? 0) !== revision) return 'overtaken';
  const isSamePhone = known?.phone === officer.phone;
  const item = {
    ...officer,
    ...{ revision: revision + 1, changeId },
    phoneConfirmedAt: isSamePhone ? known?.phoneConfirmedAt : undefined,
  };
  if (!known) return (await putOnce(stored, item)) === 'added' ? 'stored' : 'changed-meanwhile';
  const { phoneConfirmedAt, name, rung } = known;
  const seen = { revision: known.revision, phoneConfirmedAt, name, rung };
  const written = await replace(stored, item, seen);
  return written === 'replaced' ? 'stored' : written;
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
