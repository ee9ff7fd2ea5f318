import type { Rights } from '../iam/callers.ts';

/** What a worker is told when it starts. */
export type WorkerStart = {
  /** Absolute path of the module that exports the handler. */
  moduleFile: string;
  exportName: string;
  functionName: string;
  functionArn: string;
  memoryMb: number;
  /** What its function may do with tables; without it, anything. */
  rights?: Rights;
};

/** One event for the worker; it gets the next one only after its answer. */
export type Job = {
  /** JSON text. */
  event: string;
  requestId: string;
  timeoutMs: number;
  /** How far the host's clock runs ahead of the machine's. */
  offsetMs: number;
};

/** What the worker says: once that its module is loaded, then one answer per job. */
export type WorkerMessage =
  | { kind: 'ready' }
  | { kind: 'returned'; json: string }
  | { kind: 'failed'; errorType: string; message: string };
