import type { QueueMessage, ReceivedMessage } from './queue-message.ts';
import { drop, isExpired, type Receiving, type Room } from './queue-room.ts';
import { handleOf } from './receipt.ts';

/** Gives out visible messages, waiting for the first as long as asked; what was given out too often is buried. */
export const receive = async (room: Room, receiving: Receiving): Promise<ReceivedMessage[]> => {
  const { needs } = room;
  const until = needs.clock.now() + receiving.waitSeconds * 1000;
  const signals = [needs.signal, ...(receiving.signal ? [receiving.signal] : [])];
  for (;;) {
    if (signals.some(({ aborted }) => aborted)) return [];
    const taken = await take(room, receiving);
    const now = needs.clock.now();
    if (taken.length > 0 || now >= until) return taken;
    const nextVisible = [...room.messages.values()].map(({ visibleAt }) => visibleAt);
    const next = nextVisible.reduce((least, at) => Math.min(least, at), until);
    await somethingNew(room, { waitMs: Math.max(next - now, 1), signals });
  }
};

type Waiting = { waitMs: number; signals: AbortSignal[] };

const somethingNew = (room: Room, { waitMs, signals }: Waiting): Promise<void> =>
  new Promise((resolve) => {
    const look = () => {
      clearTimeout(timer);
      room.waiting.delete(look);
      for (const signal of signals) signal.removeEventListener('abort', look);
      resolve();
    };
    const timer = setTimeout(look, Math.min(waitMs, 60_000));
    room.waiting.add(look);
    for (const signal of signals) signal.addEventListener('abort', look);
  });

const take = async (room: Room, { max, visibilitySeconds }: Receiving) => {
  const now = room.needs.clock.now();
  const taken: QueueMessage[] = [];
  const leaving: Promise<void>[] = [];
  for (const message of room.messages.values()) {
    if (taken.length >= max) break;
    if (isExpired(room, message)) leaving.push(drop(room, message.messageId));
    else if (message.visibleAt > now) continue;
    else if (isSpent(room, message)) leaving.push(bury(room, message));
    else taken.push(hand(room, message, visibilitySeconds ?? room.declared.visibilitySeconds));
  }
  await Promise.all([...leaving, ...taken.map((message) => room.kept.put(message))]);
  return taken.map((message) => ({ ...message, receiptHandle: handleOf(message) }));
};

const isSpent = ({ declared, needs }: Room, { receiveCount }: QueueMessage): boolean =>
  declared.redrive !== undefined &&
  receiveCount >= declared.redrive.maxReceiveCount &&
  needs.deadLetters() !== undefined;

const hand = (room: Room, message: QueueMessage, visibilitySeconds: number): QueueMessage => {
  const now = room.needs.clock.now();
  const handed = {
    ...message,
    receiveCount: message.receiveCount + 1,
    firstReceivedAt: message.firstReceivedAt ?? now,
    visibleAt: now + visibilitySeconds * 1000,
  };
  room.messages.set(message.messageId, handed);
  return handed;
};

// First there, then gone from here: a crash in between leaves it in both, under one id.
const bury = async (room: Room, message: QueueMessage): Promise<void> => {
  room.messages.set(message.messageId, { ...message, visibleAt: Number.MAX_SAFE_INTEGER });
  const dead = { ...message, deadFrom: room.declared.arn };
  try {
    await room.needs.deadLetters()?.adopt(dead);
  } catch (error) {
    room.messages.set(message.messageId, message);
    throw error;
  }
  await drop(room, message.messageId);
};
