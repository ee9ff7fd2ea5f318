import { UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { keyOf } from '../../../shared/table/item.ts';
import { unlessRefused } from '../../../shared/table/refused.ts';
import type { Officer } from './officer.ts';
import { askAgainMs } from './own-contacts.ts';
import { officersTable as table } from './tables.ts';

type OfficerKey = Pick<Officer, 'region' | 'officerId'>;

/** Who hears by WhatsApp, by their own word. */
export type WhatsappStore = {
  /** Notes that somebody asks to hear by WhatsApp at this phone; false within a day of the last time, or where they do. */
  ask: (key: OfficerKey, phone: string, at: number) => Promise<boolean>;
  /** Notes that somebody pressed the link sent there; false when the officer has another phone by now, or never asked. */
  confirm: (key: OfficerKey, phone: string, at: number) => Promise<boolean>;
  /** They hear nothing by WhatsApp any more; doing it twice is harmless. */
  leave: (key: OfficerKey) => Promise<boolean>;
};

/** Stores on an officer's row whether they hear by WhatsApp; it goes when the phone changes. */
export const whatsappStore = (client: DynamoDBClient, TableName: string): WhatsappStore => {
  const write = async (
    key: OfficerKey,
    [UpdateExpression, ConditionExpression]: [string, string],
    values?: Record<string, string | number>,
  ): Promise<boolean> => {
    const ExpressionAttributeValues = values && marshall(values);
    const written = await unlessRefused(
      client.send(
        new UpdateItemCommand({
          ...{ TableName, Key: keyOf(table, key), UpdateExpression, ConditionExpression },
          ...(ExpressionAttributeValues && { ExpressionAttributeValues }),
        }),
      ),
    );
    return written !== undefined;
  };
  return {
    ask: (key, phone, at) =>
      write(
        key,
        [
          'SET whatsappAskedAt = :at',
          'phone = :phone AND attribute_not_exists(whatsappConfirmedAt) AND (attribute_not_exists(whatsappAskedAt) OR whatsappAskedAt <= :dayBefore)',
        ],
        { ':at': at, ':phone': phone, ':dayBefore': at - askAgainMs },
      ),
    confirm: (key, phone, at) =>
      write(
        key,
        ['SET whatsappConfirmedAt = :at', 'phone = :phone AND attribute_exists(whatsappAskedAt)'],
        { ':at': at, ':phone': phone },
      ),
    leave: (key) => write(key, ['REMOVE whatsappConfirmedAt', 'attribute_exists(officerId)']),
  };
};
