// What the rooms of the local host promise each other. Every room is handed what it needs.

/** Milliseconds since the epoch; may run ahead of the machine's clock, never behind it. */
export type HostClock = {
  now: () => number;
  forward: (ms: number) => Promise<void>;
  onForward: (listener: () => Promise<void>) => void;
  offsetMs: () => number;
};

/** Durable small records of the host itself (queues, outbox, checkpoints, secrets), kept between runs. */
export type HostStore = {
  put: (kind: string, id: string, value: unknown) => Promise<void>;
  remove: (kind: string, id: string) => Promise<void>;
  get: (kind: string, id: string) => Promise<unknown>;
  list: (kind: string) => Promise<{ id: string; value: unknown }[]>;
};

/** Runs one hosted function, as Lambda does: a returned payload or a function error, never a throw. */
export type Invoke = (functionId: string, event: unknown) => Promise<InvokeOutcome>;
export type InvokeOutcome =
  { kind: 'returned'; payload: unknown } | { kind: 'failed'; errorType: string; message: string };

/** One line for the person who runs the host: what happened, in which part. */
export type HostLog = (part: string, message: string, details?: Record<string, unknown>) => void;

/** A running part; `stop` resolves when nothing of it is left running. */
export type Running = { stop: () => Promise<void> };

/** A message as a phone or a mailbox received it. */
export type OutboxMessage = {
  id: string;
  at: string;
  channel: 'sms' | 'email' | 'whatsapp';
  to: string;
  topic: string;
  subject?: string;
  body: string;
};

/** A resource of the template whose intrinsic functions have all been resolved. */
export type HostedResource = {
  logicalId: string;
  type: string;
  properties: Record<string, unknown>;
};

/** What a person running the host must read: one clear line instead of a stack trace. */
export class HostError extends Error {}
