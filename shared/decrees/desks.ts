import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { kindStore } from './decree-store.ts';
import { decreeDesk, type DeskNeeds } from './desk.http.ts';
import type { DeskKind } from './desk-kind.ts';

/** Makes the desk of each kind of a room, over the table of what was decided. */
export const desksOver =
  (client: DynamoDBClient, TableName: string, room: Omit<DeskNeeds, 'kind' | 'store'>) =>
  (kind: DeskKind) =>
    decreeDesk({ ...room, kind, store: kindStore(client, TableName, kind) });
