import { paginateScan, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { find } from '../../../shared/table/find.ts';
import { readItem } from '../../../shared/table/item.ts';
import { putOnce, replace } from '../../../shared/table/put.ts';
import { eventually } from '../../../shared/table/table.ts';
import { sourceShape, type Source } from './source.ts';
import { sourcesTable as table } from './tables.ts';

export type SourceStore = {
  find: (source: string) => Promise<Source | undefined>;
  /** Stores a source whose name is free, or upon the one that was changed last at `before`. */
  put: (source: Source, before?: number) => Promise<'stored' | 'changed-meanwhile'>;
  list: () => Promise<Source[]>;
};

/** Stores the webhook sources; their secrets leave this table only to verify a signature. */
export const sourceStore = (client: DynamoDBClient, TableName: string): SourceStore => {
  const stored = { client, table, TableName };
  return {
    find: (source) => find(eventually(stored), sourceShape, { source }),
    put: async (source, before) => {
      const outcome =
        before === undefined
          ? await putOnce(stored, source)
          : await replace(stored, source, { changedAt: before });
      return outcome === 'added' || outcome === 'replaced' ? 'stored' : 'changed-meanwhile';
    },
    list: async () => {
      const sources: Source[] = [];
      for await (const { Items = [] } of paginateScan({ client }, { TableName }))
        sources.push(...Items.map((item) => readItem(sourceShape, item)));
      return sources;
    },
  };
};
