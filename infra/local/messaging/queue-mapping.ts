import type { HostLog, Invoke, InvokeOutcome, Running } from '../contracts.ts';
import { pause } from './pause.ts';
import { lambdaRecord, type ReceivedMessage } from './queue-message.ts';
import type { Queue } from './queue-room.ts';

/** A Lambda event source mapping on a queue. */
export type DeclaredQueueMapping = {
  queueArn: string;
  functionId: string;
  batchSize: number;
  windowSeconds: number;
  reportsItemFailures: boolean;
  maximumConcurrency: number;
};

type Needs = {
  queue: Queue;
  mapping: DeclaredQueueMapping;
  invoke: Invoke;
  log: HostLog;
};

/**
 * Feeds a function from a queue, batch by batch: what it handled is deleted, what it failed on is visible again
 * after the queue's visibility timeout and ends in its dead-letter queue.
 */
export const startQueueMapping = (needs: Needs): Running => {
  const stopping = new AbortController();
  const pollers = Array.from({ length: needs.mapping.maximumConcurrency }, () =>
    poll(needs, stopping.signal),
  );
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(pollers);
    },
  };
};

const poll = async (needs: Needs, signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    try {
      const batch = await gather(needs, signal);
      if (batch.length > 0) await handle(needs, batch);
    } catch (error) {
      needs.log('queue', `${needs.mapping.functionId}: ${String(error)}`);
      await pause(1000, signal);
    }
  }
};

const gather = async ({ queue, mapping }: Needs, signal: AbortSignal) => {
  const { batchSize, windowSeconds } = mapping;
  const batch = await queue.receive({ max: batchSize, waitSeconds: 20, signal });
  if (batch.length === 0 || windowSeconds === 0) return batch;
  const endsAt = Date.now() + windowSeconds * 1000;
  while (batch.length < batchSize && !signal.aborted) {
    const waitSeconds = (endsAt - Date.now()) / 1000;
    if (waitSeconds <= 0) break;
    batch.push(...(await queue.receive({ max: batchSize - batch.length, waitSeconds, signal })));
  }
  return batch;
};

const handle = async ({ queue, mapping, invoke, log }: Needs, batch: ReceivedMessage[]) => {
  const { functionId, queueArn } = mapping;
  const Records = batch.map((message) => lambdaRecord(message, queueArn));
  const outcome = await invoke(functionId, { Records });
  const handled = handledIn(batch, outcome, mapping.reportsItemFailures);
  await Promise.all(handled.map(({ receiptHandle }) => queue.remove(receiptHandle)));
  if (handled.length === batch.length) return;
  const why = outcome.kind === 'failed' ? `${outcome.errorType}: ${outcome.message}` : 'reported';
  log('queue', `${functionId} left ${batch.length - handled.length} messages to be tried again`, {
    queue: queue.declared.name,
    why,
  });
};

// As Lambda reads it: an answer that names nothing is success, one that cannot be read fails the whole batch.
const handledIn = (batch: ReceivedMessage[], outcome: InvokeOutcome, reports: boolean) => {
  if (outcome.kind === 'failed') return [];
  if (!reports) return batch;
  const failed = failedIds(outcome.payload);
  const known = new Set(batch.map(({ messageId }) => messageId));
  if (!failed?.every((id) => known.has(id))) return [];
  return batch.filter(({ messageId }) => !failed.includes(messageId));
};

const failedIds = (payload: unknown): string[] | undefined => {
  if (payload === null || payload === undefined) return [];
  if (typeof payload !== 'object' || Array.isArray(payload)) return [];
  if (!('batchItemFailures' in payload) || payload.batchItemFailures === null) return [];
  if (!Array.isArray(payload.batchItemFailures)) return undefined;
  const ids = (payload.batchItemFailures as unknown[]).map(identifierOf);
  return ids.every((id) => id !== undefined && id !== '') ? (ids as string[]) : undefined;
};

const identifierOf = (failure: unknown): string | undefined =>
  typeof failure === 'object' &&
  failure !== null &&
  'itemIdentifier' in failure &&
  typeof failure.itemIdentifier === 'string'
    ? failure.itemIdentifier
    : undefined;
