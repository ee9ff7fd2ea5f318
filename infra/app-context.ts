import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';

const cdkFile = z.object({ context: z.record(z.string(), z.unknown()) });

/** The library's feature flags as cdk.json sets them, for an app that runs without the CLI. */
export const appContext = (): Record<string, unknown> => {
  const file = readFileSync(new URL('../cdk.json', import.meta.url), 'utf8');
  return z.parse(cdkFile, JSON.parse(file)).context;
};
