import * as z from 'zod/mini';
import type { HostLog, HostStore, Invoke, Running } from '../contracts.ts';
import { pause } from './pause.ts';

/** An event that must reach a function; kept until it has, or is given up. */
export type PendingDelivery = {
  id: string;
  functionId: string;
  event: unknown;
  /** The dead-letter queue of the subscription, and the document it gets. */
  deadLetterArn?: string;
  envelope: string;
};

/** Hands events to functions in the background; what `accept` answered for survives the host. */
export type LambdaDeliveries = Running & { accept: (delivery: PendingDelivery) => Promise<void> };

/** Puts a document a function failed on into a dead-letter queue, durably. */
export type BuryDelivery = (queueArn: string, body: string, why: string) => Promise<void>;

type Needs = {
  store: HostStore;
  invoke: Invoke;
  log: HostLog;
  bury: BuryDelivery;
  retryDelaysMs?: number[];
};

const kind = 'sns-delivery';
const kept = z.object({
  id: z.string(),
  functionId: z.string(),
  event: z.unknown(),
  deadLetterArn: z.optional(z.string()),
  envelope: z.string(),
});

/** Opens the deliveries and resumes those a former run had accepted but not finished. */
export const openLambdaDeliveries = async (needs: Needs): Promise<LambdaDeliveries> => {
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  const start = (delivery: PendingDelivery) => {
    const run = deliver(needs, delivery, stopping.signal)
      .catch((error: unknown) => needs.log('sns', String(error), { delivery: delivery.id }))
      .finally(() => running.delete(run));
    running.add(run);
  };
  for (const { value } of await needs.store.list(kind)) {
    const { deadLetterArn, ...rest } = z.parse(kept, value);
    start({ ...rest, ...(deadLetterArn !== undefined && { deadLetterArn }) });
  }
  return {
    accept: async (delivery) => {
      await needs.store.put(kind, delivery.id, delivery);
      start(delivery);
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(running);
    },
  };
};

const deliver = async (needs: Needs, delivery: PendingDelivery, signal: AbortSignal) => {
  const delays = needs.retryDelaysMs ?? [1000, 5000, 20_000];
  let why = '';
  const isStopping = () => signal.aborted;
  for (const delayMs of [0, ...delays]) {
    if (delayMs > 0) await pause(delayMs, signal);
    if (isStopping()) return;
    const outcome = await needs.invoke(delivery.functionId, delivery.event);
    if (outcome.kind === 'returned') return needs.store.remove(kind, delivery.id);
    if (isStopping()) return;
    why = `${outcome.errorType}: ${outcome.message}`;
  }
  const { deadLetterArn, envelope, functionId } = delivery;
  needs.log('sns', `${functionId} failed on a message ${delays.length + 1} times`, { why });
  if (deadLetterArn !== undefined) await needs.bury(deadLetterArn, envelope, why);
  await needs.store.remove(kind, delivery.id);
};
