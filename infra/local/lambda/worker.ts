// Entry of one execution environment: a thread that loads a handler once and answers one event at a time.
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { guardTables } from './guard-tables.ts';
import type { Job, WorkerMessage, WorkerStart } from './protocol.ts';
import { installShiftedDate, shiftDateBy } from './shifted-date.ts';

type Handler = (event: unknown, context: unknown) => unknown;

installShiftedDate();
const start = workerData as WorkerStart;
if (start.rights)
  guardTables(start.rights, process.env['AWS_ENDPOINT_URL_DYNAMODB'] ?? 'http://localhost');
const say = (said: WorkerMessage): void => parentPort?.postMessage(said);
const loaded = load();
loaded.then(
  () => say({ kind: 'ready' }),
  () => undefined,
);
parentPort?.on('message', (job: Job) => void answer(job));

async function load(): Promise<Handler> {
  const module = (await import(pathToFileURL(start.moduleFile).href)) as Record<string, unknown>;
  const handler = module[start.exportName];
  if (typeof handler === 'function') return handler as Handler;
  throw Object.assign(new Error(`${start.moduleFile} exports no ${start.exportName}`), {
    name: 'Runtime.HandlerNotFound',
  });
}

async function answer(job: Job): Promise<void> {
  shiftDateBy(job.offsetMs);
  try {
    const handler = await loaded;
    const result: unknown = await handler(JSON.parse(job.event), contextOf(job));
    say({ kind: 'returned', json: toJson(result) });
  } catch (error) {
    say(failure(error));
  }
}

/** What JSON cannot say is null, as on Lambda. */
const toJson = (result: unknown): string => {
  const json: unknown = JSON.stringify(result);
  return typeof json === 'string' ? json : 'null';
};

const failure = (error: unknown): WorkerMessage => ({
  kind: 'failed',
  errorType: error instanceof Error ? error.name : typeof error,
  message: error instanceof Error ? error.message : String(error),
});

const contextOf = ({ requestId, timeoutMs }: Job) => {
  const deadline = performance.now() + timeoutMs;
  return {
    awsRequestId: requestId,
    functionName: start.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: start.functionArn,
    memoryLimitInMB: String(start.memoryMb),
    logGroupName: `/aws/lambda/${start.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
};
