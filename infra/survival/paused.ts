import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import {
  DeleteFunctionConcurrencyCommand,
  GetFunctionConcurrencyCommand,
  PutFunctionConcurrencyCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';

/** What each function had reserved; null where nothing was. */
const notesShape = z.record(z.string(), z.nullable(z.number()));
type Notes = z.infer<typeof notesShape>;

export type Pausing = {
  lambda: LambdaClient;
  functions: readonly string[];
  /** Remembers what each function had reserved, until all run again. */
  notesFile: string;
  /** Resolves once what ran at that moment has ended, or cannot end well any more. */
  settle: () => Promise<void>;
};

/** Whether functions were paused by these notes and do not run again yet. */
export const isPaused = (notesFile: string): boolean => existsSync(notesFile);

/**
 * Lets no function of a deployment run while `work` does, by reserving no executions: what a table's streams, queues
 * and callers hand them waits or is refused. They run again when it has ended well; otherwise they stay as they are,
 * and the notes say so to the next run.
 */
export const whilePaused = async <Value>(
  pausing: Pausing,
  work: () => Promise<Value>,
): Promise<Value> => {
  const { lambda, functions, notesFile, settle } = pausing;
  if (!isPaused(notesFile)) writeNotes(notesFile, await reservedBy(lambda, functions));
  for (const FunctionName of functions)
    await lambda.send(
      new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions: 0 }),
    );
  await settle();
  const value = await work();
  await resume(pausing);
  return value;
};

/** Gives every function back what it had reserved. */
const resume = async ({ lambda, notesFile }: Pausing): Promise<void> => {
  const notes = z.parse(notesShape, JSON.parse(readFileSync(notesFile, 'utf8')));
  for (const [FunctionName, ReservedConcurrentExecutions] of Object.entries(notes)) {
    if (ReservedConcurrentExecutions === null)
      await lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }));
    else
      await lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }),
      );
  }
  rmSync(notesFile);
};

const reservedBy = async (lambda: LambdaClient, functions: readonly string[]): Promise<Notes> => {
  const notes: Notes = {};
  for (const FunctionName of functions) {
    const had = await lambda.send(new GetFunctionConcurrencyCommand({ FunctionName }));
    notes[FunctionName] = had.ReservedConcurrentExecutions ?? null;
  }
  return notes;
};

const writeNotes = (file: string, notes: Notes): void => {
  writeFileSync(`${file}.new`, JSON.stringify(notes));
  renameSync(`${file}.new`, file);
};
