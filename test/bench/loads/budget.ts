import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';

const file = fileURLToPath(new URL('budget.json', import.meta.url));

/** How many kilobytes each function may load before its first answer. */
export const readBudget = (): Record<string, number> =>
  z.parse(z.record(z.string(), z.number()), JSON.parse(readFileSync(file, 'utf8')));

/** A budget of a thirtieth above what each function loads, for small changes; written anew where somebody says so. */
export const writeBudget = (loaded: Record<string, number>): void => {
  const budget = Object.entries(loaded).map(([entry, kb]) => [entry, Math.ceil(kb * (1 + 1 / 30))]);
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(budget), null, 2)}\n`);
};
