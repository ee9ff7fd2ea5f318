import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { cpuOf } from '../profile/cpu-of-threads.ts';

/**
 * What one run of something uses: calls of the tables, rows that these look at (left out of the answer or not), units by
 * the engine's ConsumedCapacity, and milliseconds of processor time, of this process and the engine together.
 */
export type Use = { calls: number; rows: number; units: number; cpuMs: number };

const capacity = z.object({ CapacityUnits: z.number() });
const outputShape = z.object({
  ConsumedCapacity: z.optional(z.union([capacity, z.array(capacity)])),
  ScannedCount: z.optional(z.number()),
  Responses: z.optional(z.record(z.string(), z.array(z.unknown()))),
});

/** Has the engine say what each call of a client looks at; the returned function measures one run out of some. */
export const usesOf = (client: DynamoDBClient, folder: string) => {
  const seen = { calls: 0, rows: 0, units: 0 };
  client.middlewareStack.add(
    (next) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const result = await next(args);
      const { ConsumedCapacity, ScannedCount, Responses } = z.parse(outputShape, result.output);
      seen.calls += 1;
      seen.rows += ScannedCount ?? Object.values(Responses ?? { one: [0] }).flat().length;
      seen.units += [ConsumedCapacity ?? []]
        .flat()
        .reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
      return result;
    },
    { step: 'initialize' },
  );
  const cpuMs = processorTime(folder);
  return async (work: () => Promise<unknown>, runs: number): Promise<Use> => {
    Object.assign(seen, { calls: 0, rows: 0, units: 0 });
    const before = cpuMs();
    for (let nth = 0; nth < runs; nth += 1) await work();
    const used = { ...seen, cpuMs: cpuMs() - before };
    return {
      ...{ calls: used.calls / runs, rows: used.rows / runs },
      ...{ units: used.units / runs, cpuMs: used.cpuMs / runs },
    };
  };
};

const pidsShape = z.object({ engine: z.int() });

const processorTime = (folder: string): (() => number) => {
  const { engine } = z.parse(
    pidsShape,
    JSON.parse(readFileSync(join(folder, 'engine.pid'), 'utf8')),
  );
  return () => {
    const { user, system } = process.cpuUsage();
    const ofEngine = [...cpuOf([{ pid: engine, name: 'engine' }]).values()];
    return (user + system) / 1000 + ofEngine.reduce((sum, ms) => sum + ms, 0);
  };
};
