import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { laneShape } from '../../../events/lane.ts';
import { barringShape } from '../../../events/barring.ts';
import type { Now } from '../../../shared/clock.ts';
import { find } from '../../../shared/table/find.ts';
import { eventually } from '../../../shared/table/table.ts';
import { placeShape } from '../place.ts';
import { reportsTable } from '../intake/tables.ts';

const trackedShape = z.object({
  caseNumber: z.string(),
  region: z.string(),
  lane: laneShape,
  accusedUnitCode: z.optional(z.string()),
  barring: z.optional(barringShape),
  receivedAt: z.number(),
  /** Seconds since the epoch. */
  expiresAt: z.number(),
  raisedAt: z.optional(z.number()),
  withdrawnAt: z.optional(z.number()),
  /** Who of the satgas found it, where nobody reported it. */
  finder: z.optional(placeShape),
});
/** What the follow-up needs of a report. */
export type TrackedReport = z.infer<typeof trackedShape>;

type Needs = { client: DynamoDBClient; tables: { reports: string }; now: Now };

/** Finds a report that has not expired, by its key. */
export const trackedReport =
  ({ client, tables, now }: Needs) =>
  async (reportKey: string): Promise<TrackedReport | undefined> => {
    const stored = eventually({ client, table: reportsTable, TableName: tables.reports });
    const report = await find(stored, trackedShape, { reportKey });
    // DynamoDB may take days to delete an expired item.
    return report && report.expiresAt * 1000 > now() ? report : undefined;
  };
