import { setMaxListeners } from 'node:events';
import { HostError, type HostClock, type HostStore } from '../contracts.ts';
import { openQueue } from './queue.ts';
import type { DeclaredQueue, Queue } from './queue-room.ts';

/** All the queues of the template. */
export type Queues = {
  byArn: (arn: string) => Queue | undefined;
  byName: (name: string) => Queue | undefined;
  all: () => Queue[];
  /** Ends every waiting receive; nothing keeps the process alive afterwards. */
  stop: () => Promise<void>;
};

type Needs = {
  declared: DeclaredQueue[];
  store: HostStore;
  clock: HostClock;
  newId: () => string;
};

/** Opens the declared queues with all they kept; throws HostError for a dead-letter queue that is not declared. */
export const openQueues = async ({ declared, store, clock, newId }: Needs): Promise<Queues> => {
  const closing = new AbortController();
  // Every poller of every queue waits on it; Node warns above ten.
  setMaxListeners(0, closing.signal);
  const byArn = new Map<string, Queue>();
  checkRedrive(declared);
  for (const one of declared) {
    const deadLetters = () => one.redrive && byArn.get(one.redrive.deadLetterArn);
    const needs = { store, clock, newId, signal: closing.signal, deadLetters };
    byArn.set(one.arn, await openQueue(one, needs));
  }
  const all = () => [...byArn.values()];
  clock.onForward(() => {
    for (const queue of all()) queue.wake();
    return Promise.resolve();
  });
  return {
    byArn: (arn) => byArn.get(arn),
    byName: (name) => all().find((queue) => queue.declared.name === name),
    all,
    stop: () => {
      closing.abort();
      return Promise.resolve();
    },
  };
};

const checkRedrive = (declared: DeclaredQueue[]): void => {
  const arns = new Set(declared.map(({ arn }) => arn));
  for (const { name, redrive } of declared) {
    if (name.endsWith('.fifo')) throw new HostError(`Queue ${name}: FIFO queues are not hosted.`);
    if (redrive && !arns.has(redrive.deadLetterArn))
      throw new HostError(`Queue ${name}: no queue is ${redrive.deadLetterArn} (RedrivePolicy).`);
  }
};
