import type { DynamoDBClient, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { barringShape } from '../../../events/barring.ts';
import { storedHash } from '../../../shared/keyed-hash.ts';
import { find } from '../../../shared/table/find.ts';
import { itemOf, keyOf } from '../../../shared/table/item.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { casesTable } from '../cases/tables.ts';
import type { StoredReport } from '../intake/report-store.ts';
import { reportsTable } from '../intake/tables.ts';
import { toCompleteShape } from '../intake/to-complete.ts';

const leadShape = z.object({
  reportKey: z.string(),
  caseNumber: z.string(),
  region: z.string(),
  barring: z.optional(barringShape),
  accusedUnitCode: z.optional(z.string()),
  details: z.record(z.string(), z.string()),
  toComplete: z.optional(toCompleteShape),
  completedAt: z.optional(z.number()),
  completedHash: z.optional(storedHash),
  withdrawnAt: z.optional(z.number()),
  /** Seconds since the epoch. */
  expiresAt: z.number(),
});
/** A report that began as a lead in free words. */
export type Lead = z.infer<typeof leadShape>;

/** What changes of a report when its reporter completes it. */
export type CompletedLead = Pick<
  StoredReport,
  'conduct' | 'severity' | 'outOfScope' | 'accusedUnitCode' | 'barring' | 'alike' | 'details'
> &
  Required<Pick<Lead, 'completedAt' | 'completedHash'>> & { firstAccount: string | undefined };

export type LeadStore = {
  find: (reportKey: string) => Promise<Lead | undefined>;
  /** Completes a lead upon what was read of it, once. 'changed-meanwhile': read it again. */
  complete: (
    lead: Lead,
    completed: CompletedLead,
  ) => Promise<'completed' | 'changed-meanwhile' | 'case-closed'>;
};

/** Finds and completes leads; a lead whose case is closed is completed by nobody. */
export const leadStore = (
  client: DynamoDBClient,
  tables: { reports: string; cases: string },
): LeadStore => ({
  find: (reportKey) =>
    find({ client, table: reportsTable, TableName: tables.reports }, leadShape, { reportKey }),
  complete: async (lead, completed) => {
    const writes = [reportWrite(tables.reports, lead, completed), stillOpen(tables.cases, lead)];
    const outcome = await writeTogether(client, writes);
    if (outcome === 'written') return 'completed';
    return outcome[0]?.failed ? 'changed-meanwhile' : 'case-closed';
  },
});

const reportWrite = (
  TableName: string,
  { reportKey, barring }: Lead,
  completed: CompletedLead,
): TransactWriteItem => {
  const said = Object.entries(completed).filter(([, value]) => value !== undefined);
  const gone = Object.keys(completed).filter((name) => !said.some(([set]) => set === name));
  const names = Object.keys(completed);
  return {
    Update: {
      TableName,
      Key: keyOf(reportsTable, { reportKey }),
      UpdateExpression: `SET ${said.map(([name]) => `#${name} = :${name}`).join(', ')}${gone.length > 0 ? ` REMOVE ${gone.map((name) => `#${name}`).join(', ')}` : ''}`,
      // Somebody above the region may settle the accused's unit meanwhile: nobody they keep away is let in again.
      ConditionExpression: `attribute_exists(toComplete) AND attribute_not_exists(#completedAt) AND attribute_not_exists(withdrawnAt) AND ${barring ? '#barring = :before' : 'attribute_not_exists(#barring)'}`,
      ExpressionAttributeNames: Object.fromEntries(
        [...new Set([...names, 'barring', 'completedAt'])].map((name) => [`#${name}`, name]),
      ),
      ExpressionAttributeValues: itemOf({
        ...Object.fromEntries(said.map(([name, value]) => [`:${name}`, value])),
        ...(barring && { ':before': barring }),
      }),
    },
  };
};

const stillOpen = (TableName: string, { reportKey }: Lead): TransactWriteItem => ({
  ConditionCheck: {
    TableName,
    Key: keyOf(casesTable, { caseKey: reportKey, item: 'case' }),
    ConditionExpression: 'attribute_not_exists(caseKey) OR #state <> :closed',
    ExpressionAttributeNames: { '#state': 'state' },
    ExpressionAttributeValues: itemOf({ ':closed': 'closed' }),
  },
});
