import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { put } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { silenceShape, type Silence } from './line-state.ts';
import { silencesTable as table } from './tables.ts';

export type SilenceStore = {
  find: (region: string) => Promise<Silence | undefined>;
  put: (silence: Silence) => Promise<void>;
};

/** Stores one silence a region; an ended one is left as a trace until the next. */
export const silenceStore = (client: DynamoDBClient, TableName: string): SilenceStore => {
  const stored = { client, table, TableName };
  return {
    find: (region) => find(eventually(stored), silenceShape, { region }),
    put: (silence) => put(stored, silence),
  };
};
