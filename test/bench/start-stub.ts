import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod/mini';
import { stubAnswers } from './handlers.ts';
import type { BenchRun } from './run-bench.ts';

const writesShape = z.record(z.string(), z.number());

/** The stub of AWS in a process of its own. */
export type Stub = {
  url: string;
  /** How often each table was written to since the last call, by action and table. */
  takeWrites: () => Promise<Record<string, number>>;
};

/** Starts the stub; it is stopped with the bench, and the bench ends when it does. */
export const startStub = async (run: BenchRun): Promise<Stub> => {
  const script = fileURLToPath(new URL('stub-aws.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, JSON.stringify(stubAnswers)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  run.stopAtEnd(() => child.kill());
  run.needs('the stub of AWS', once(child, 'exit'));
  const url = `http://127.0.0.1:${await firstLine(child.stdout)}`;
  return {
    url,
    takeWrites: async () => z.parse(writesShape, await (await fetch(`${url}/writes`)).json()),
  };
};

const firstLine = (output: NodeJS.ReadableStream): Promise<string> =>
  new Promise((resolve) => output.once('data', (data) => resolve(String(data).trim())));
