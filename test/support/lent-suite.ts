import * as z from 'zod/mini';
import { checkingClient } from './fits-its-schema.ts';
import type { SuiteProcess } from './suite-process.ts';

const lent = z.object({ url: z.string(), dataFolder: z.string() });

/** A suite as it is lent: nobody who has it may stop it. */
export type LentSuite = Pick<SuiteProcess, 'url' | 'dataFolder' | 'client'>;

/**
 * The suite of this worker, which runs when the first file asks for it and is ended after the last. While a file has
 * it nobody else does, but those before it have left what they made: a test looks for its own by numbers, codes or
 * names that only it uses, and neither pushes the clock nor ends the suite. Who must do so starts one of their own.
 */
export const lentSuite = async (): Promise<LentSuite> => {
  const office = process.env['SUITE_OFFICE'] ?? '';
  const answer = await fetch(`${office}/${process.env['JEST_WORKER_ID'] ?? '1'}`);
  const said: unknown = await answer.json();
  if (!answer.ok) throw new Error(`There is no suite: ${String(said)}`);
  const { url, dataFolder } = z.parse(lent, said);
  return { url, dataFolder, client: checkingClient(url) };
};
