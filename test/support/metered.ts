import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';

const one = z.object({ TableName: z.string(), CapacityUnits: z.number() });
const capacity = z.object({ ConsumedCapacity: z.union([one, z.array(one)]) });

/** What work used of the tables, by the engine's own ConsumedCapacity, and how often it called. */
export type Use = { writeUnits: number; readUnits: number; calls: number };

/** Has the engine tell what each call of a client cost; `of` returns what some work used. A refused condition costs as much as a write. */
export const meter = (client: DynamoDBClient) => {
  const used: Use = { writeUnits: 0, readUnits: 0, calls: 0 };
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const isRead = /^(Get|Query|BatchGet|Scan)/.test(String(context['commandName']));
      used.calls += 1;
      try {
        const result = await next(args);
        const { ConsumedCapacity: cost } = z.parse(capacity, result.output);
        const units = [cost].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
        used[isRead ? 'readUnits' : 'writeUnits'] += units;
        return result;
      } catch (error) {
        if (!isRead) used.writeUnits += 1;
        throw error;
      }
    },
    { step: 'initialize' },
  );
  return {
    of: async (work: () => Promise<unknown>): Promise<Use> => {
      Object.assign(used, { writeUnits: 0, readUnits: 0, calls: 0 });
      await work();
      return { ...used };
    },
  };
};
