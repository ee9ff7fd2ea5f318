import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { findMany } from '../../../shared/table/find-many.ts';
import { replace } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { silenceShape, type Silence } from './silence.ts';
import { silencesTable as table } from './tables.ts';

export type SilenceStore = {
  /** The row of a region as of a moment ago: what is told of an alert is decided upon it. */
  find: (region: string) => Promise<Silence | undefined>;
  /** The row of a region with the writes of the last moment: what is changed is decided upon it. */
  latest: (region: string) => Promise<Silence | undefined>;
  /** The rows of these regions that have one. */
  listOf: (regions: readonly string[]) => Promise<Silence[]>;
  /** Writes what became of a row, unless somebody changed it since it was read. */
  change: (seen: Silence, became: Silence) => Promise<'replaced' | 'changed-meanwhile'>;
};

/** Stores one row a region: its silence, what waits, and what was. */
export const silenceStore = (client: DynamoDBClient, TableName: string): SilenceStore => {
  const stored = { client, table, TableName };
  return {
    find: (region) => find(eventually(stored), silenceShape, { region }),
    latest: (region) => find(stored, silenceShape, { region }),
    listOf: (regions) =>
      findMany(eventually(stored), silenceShape, { keys: regions.map((region) => ({ region })) }),
    change: ({ revision }, became) =>
      replace(stored, { ...became, revision: (revision ?? 0) + 1 }, { revision }),
  };
};
