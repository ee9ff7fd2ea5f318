import { UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Now } from '../../../shared/clock.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { keyOf } from '../../../shared/table/item.ts';
import { isTold, type Officer } from './officer.ts';
import type { OfficerStore } from './officer-store.ts';
import { officersTable as table } from './tables.ts';

/** An officer is invited once a day at most: it is an SMS. */
export const inviteAgainMs = 86_400_000;

type OfficerKey = Pick<Officer, 'region' | 'officerId'>;
type Needs = { officers: Pick<OfficerStore, 'listOf' | 'noteInvited'>; now: Now };

/**
 * Notes that an officer is invited to sign in and bind their account; the register's stream sends it to the phone, or
 * the mailbox, that is registered. Throws Refusal 'not-found' for nobody, and 'conflict' for whoever is told of nothing,
 * has no address, or was invited within a day.
 */
export const inviteOfficer =
  ({ officers, now }: Needs) =>
  async ({ region, officerId }: OfficerKey): Promise<void> => {
    const found = (await officers.listOf([region])).find((one) => one.officerId === officerId);
    if (!found) throw new Refusal('not-found', [{ field: 'officerId', reason: 'unknown-officer' }]);
    if (!isTold(found) || (found.phone ?? found.email) === undefined) throw refuse('no-address');
    if (!(await officers.noteInvited(found, now()))) throw refuse('invited-today');
  };

const refuse = (reason: string) => new Refusal('conflict', [{ field: 'officerId', reason }]);

/** Notes on an officer's row that they are invited, unless they were within a day. */
export const invitedCommand = (TableName: string, key: OfficerKey, at: number) =>
  new UpdateItemCommand({
    TableName,
    Key: keyOf(table, key),
    UpdateExpression: 'SET invitedAt = :at',
    ConditionExpression:
      'attribute_exists(officerId) AND (attribute_not_exists(invitedAt) OR invitedAt <= :dayBefore)',
    ExpressionAttributeValues: marshall({ ':at': at, ':dayBefore': at - inviteAgainMs }),
  });
