import { eachOf } from '../each-of.ts';

/** Several things one clock wakes, each whatever becomes of the others, and what came of all. */
export const together =
  (...parts: (() => Promise<Record<string, unknown>>)[]) =>
  async (): Promise<Record<string, unknown>> =>
    Object.assign(
      {},
      ...(await eachOf(parts, { atOnce: parts.length }, (part) => part())),
    ) as Record<string, unknown>;
