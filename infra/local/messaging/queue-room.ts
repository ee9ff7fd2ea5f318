import type { HostClock, HostStore } from '../contracts.ts';
import type { MessageAttributes } from './message-attributes.ts';
import type { QueueMessage, ReceivedMessage } from './queue-message.ts';

/** A queue as the template declares it; durations in seconds. */
export type DeclaredQueue = {
  arn: string;
  name: string;
  visibilitySeconds: number;
  delaySeconds: number;
  retentionSeconds: number;
  receiveWaitSeconds: number;
  maximumMessageBytes: number;
  redrive?: { deadLetterArn: string; maxReceiveCount: number };
};

/** What is sent: the caller has checked it. */
export type Sending = { body: string; attributes: MessageAttributes; delaySeconds?: number };

/** How much is asked for; an aborted receive answers with nothing. */
export type Receiving = {
  max: number;
  waitSeconds: number;
  visibilitySeconds?: number;
  signal?: AbortSignal;
};

/** One queue: everything it accepts is durable before it answers, and given out until it is deleted. */
export type Queue = {
  declared: DeclaredQueue;
  send: (sending: Sending) => Promise<QueueMessage>;
  receive: (receiving: Receiving) => Promise<ReceivedMessage[]>;
  remove: (receiptHandle: string) => Promise<void>;
  changeVisibility: (receiptHandle: string, seconds: number) => Promise<void>;
  purge: () => Promise<void>;
  /** Takes a message over from another queue, under its own id. */
  adopt: (message: QueueMessage) => Promise<void>;
  /** Gives every visible message to another queue; answers how many. */
  moveAll: (to: (message: QueueMessage) => Queue | undefined) => Promise<number>;
  depth: () => { visible: number; inFlight: number; delayed: number };
  /** Looks again at the clock. */
  wake: () => void;
};

export type QueueNeeds = {
  store: HostStore;
  clock: HostClock;
  newId: () => string;
  /** Ends every waiting receive. */
  signal: AbortSignal;
  deadLetters: () => Queue | undefined;
};

/** What the parts of one queue share. */
export type Room = {
  declared: DeclaredQueue;
  needs: QueueNeeds;
  messages: Map<string, QueueMessage>;
  waiting: Set<() => void>;
  kept: ReturnType<typeof keeper>;
};

// Writes of one message happen one after the other, so that a late put never brings back what was removed.
/** Keeps one queue's messages in the host's store. */
export const keeper = (store: HostStore, kind: string) => {
  const writing = new Map<string, Promise<void>>();
  const inTurn = (id: string, write: () => Promise<void>): Promise<void> => {
    const turn = (writing.get(id) ?? Promise.resolve()).catch(() => undefined).then(write);
    writing.set(id, turn);
    const done = () => {
      if (writing.get(id) === turn) writing.delete(id);
    };
    turn.then(done, done);
    return turn;
  };
  return {
    put: (message: QueueMessage) =>
      inTurn(message.messageId, () => store.put(kind, message.messageId, message)),
    remove: (id: string) => inTurn(id, () => store.remove(kind, id)),
  };
};

/** Keeps a message, durably, then lets receivers see it. */
export const keep = async (room: Room, message: QueueMessage): Promise<void> => {
  await room.kept.put(message);
  room.messages.set(message.messageId, message);
  wake(room);
};

/** Forgets a message. */
export const drop = async (room: Room, id: string): Promise<void> => {
  room.messages.delete(id);
  await room.kept.remove(id);
};

/** Lets every waiting receiver look again. */
export const wake = ({ waiting }: Room): void => {
  for (const look of [...waiting]) look();
};

/** Whether a message has been kept as long as its queue keeps messages. */
export const isExpired = ({ declared, needs }: Room, { sentAt }: QueueMessage): boolean =>
  sentAt + declared.retentionSeconds * 1000 <= needs.clock.now();
