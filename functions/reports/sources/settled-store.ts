import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { find } from '../../../shared/table/find.ts';
import { putWrite } from '../../../shared/table/put.ts';
import { listReadable } from '../../../shared/table/readable.ts';
import { removeWrite } from '../../../shared/table/remove.ts';
import { eventually } from '../../../shared/table/table.ts';
import { writeTogether } from '../../../shared/table/write-together.ts';
import { settledShape, type Settled, type SettledDelivery } from './settled.ts';
import { quarantineTable as table } from './tables.ts';

export type SettledStore = {
  /** Takes an entry out, leaving a line without its body that says what became of it, until the entry would have ended. */
  settle: (source: string, id: string, settled: Settled) => Promise<'settled' | 'gone'>;
  list: (source: string, most: number) => Promise<SettledDelivery[]>;
};

const waitingShape = z.object({
  reason: z.string(),
  receivedAt: z.number(),
  expiresAt: z.number(),
});

/** A source's name holds no slash, so that what is settled is never listed with what waits. */
const doneOf = (source: string): string => `done/${source}`;

/** Takes entries out of the quarantine: the entry goes and its line comes together, or neither. */
export const settledStore = (client: DynamoDBClient, TableName: string): SettledStore => {
  const stored = { client, table, TableName };
  return {
    settle: async (source, id, settled) => {
      const waiting = await find(eventually(stored), waitingShape, { source, id });
      if (!waiting) return 'gone';
      await writeTogether(client, [
        removeWrite(stored, { source, id }),
        putWrite(stored, { source: doneOf(source), id, ...waiting, ...settled }),
      ]);
      return 'settled';
    },
    list: async (source, most) => {
      const below = { in: doneOf(source), most };
      return (await listReadable(eventually(stored), settledShape, below)).sort(
        (a, b) => b.at - a.at,
      );
    },
  };
};
