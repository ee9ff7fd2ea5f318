import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { listed, storedBelow } from '../../../shared/table/list-below.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { put, putOnce, putOrFind } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import {
  announcementShape,
  regionOutcomeShape,
  type Announcement,
  type RegionOutcome,
} from './announcement.ts';
import { announcementsTable as table } from './tables.ts';

export type AnnouncementStore = {
  add: (announcement: Announcement) => Promise<'added' | 'already-there' | 'other-body'>;
  find: (scope: string, announcementId: string) => Promise<Announcement | undefined>;
  /** The newest announcements of a scope, at most `limit`. */
  list: (scope: string, limit: number) => Promise<Announcement[]>;
  /** Notes how many officers of a region it reached. */
  noteOutcome: (announcementId: string, outcome: RegionOutcome) => Promise<void>;
  listOutcomes: (announcementId: string) => Promise<RegionOutcome[]>;
  /** Notes once that an officer has read it; they are known by their region and the mark in their link. */
  noteRead: (announcementId: string, reader: string, at: number) => Promise<void>;
  countRead: (announcementId: string) => Promise<number>;
};

export const keptSeconds = 400 * 86_400;

/** Stores announcements, whom each reached where, and who has confirmed to have read it. */
export const announcementStore = (client: DynamoDBClient, TableName: string): AnnouncementStore => {
  const stored = { client, table, TableName };
  return {
    add: async (announcement) => {
      const { announcementId: item, at } = announcement;
      const row = { ...announcement, item, expiresAt: expiryOf(at) };
      const known = await putOrFind(stored, announcementShape, row);
      if (!known) return 'added';
      return known.bodyHash === announcement.bodyHash ? 'already-there' : 'other-body';
    },
    find: (scope, item) => find(stored, announcementShape, { scope, item }),
    list: (scope, most) =>
      listReadable(stored, announcementShape, { in: scope, order: 'descending', most }),
    noteOutcome: (announcementId, outcome) =>
      put(stored, {
        ...outcome,
        scope: outcomesOf(announcementId),
        item: outcome.region,
        expiresAt: expiryOf(sentAt(announcementId)),
      }),
    listOutcomes: (announcementId) =>
      listReadable(stored, regionOutcomeShape, { in: outcomesOf(announcementId) }),
    noteRead: async (announcementId, item, at) => {
      await putOnce(stored, {
        at,
        scope: readersOf(announcementId),
        item,
        expiresAt: expiryOf(at),
      });
    },
    countRead: async (announcementId) =>
      (await listed(storedBelow(eventually(stored), { in: readersOf(announcementId) }))).length,
  };
};

const outcomesOf = (announcementId: string): string => `sent#${announcementId}`;
const readersOf = (announcementId: string): string => `read#${announcementId}`;

const expiryOf = (at: number): number => Math.floor(at / 1000) + keptSeconds;

/** An announcement's own time, in milliseconds: what follows from it is stored as long as it is. */
const sentAt = (announcementId: string): number => Number(announcementId.slice(0, 11)) * 1000;
