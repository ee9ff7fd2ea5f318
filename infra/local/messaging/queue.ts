import { fromRecord, type QueueMessage } from './queue-message.ts';
import { receive } from './queue-receive.ts';
import {
  drop,
  isExpired,
  keep,
  keeper,
  wake,
  type DeclaredQueue,
  type Queue,
  type QueueNeeds,
  type Room,
  type Sending,
} from './queue-room.ts';
import { parseHandle } from './receipt.ts';
import { ServiceError } from './service-error.ts';

/** Opens a queue with all it kept; what was in a receiver's hands when the host ended is visible again. */
export const openQueue = async (declared: DeclaredQueue, needs: QueueNeeds): Promise<Queue> => {
  const { store, clock } = needs;
  const kind = `queue:${declared.name}`;
  const kept = (await store.list(kind)).map(({ value }) => fromRecord(value));
  const messages = new Map<string, QueueMessage>();
  for (const message of kept.sort((a, b) => a.sentAt - b.sentAt)) {
    const inHand = message.receiveCount > 0;
    messages.set(message.messageId, inHand ? { ...message, visibleAt: clock.now() } : message);
  }
  const room: Room = { declared, needs, messages, waiting: new Set(), kept: keeper(store, kind) };
  return queueOf(room);
};

const queueOf = (room: Room): Queue => ({
  declared: room.declared,
  send: (sending) => send(room, sending),
  receive: (receiving) => receive(room, receiving),
  remove: (receiptHandle) => remove(room, receiptHandle),
  changeVisibility: (receiptHandle, seconds) => changeVisibility(room, receiptHandle, seconds),
  purge: async () => {
    await Promise.all([...room.messages.keys()].map((id) => drop(room, id)));
  },
  adopt: (message) => keep(room, message),
  moveAll: (to) => moveAll(room, to),
  depth: () => depth(room),
  wake: () => wake(room),
});

const send = async (room: Room, { body, attributes, delaySeconds }: Sending) => {
  const sentAt = room.needs.clock.now();
  const message: QueueMessage = {
    messageId: room.needs.newId(),
    body,
    attributes,
    sentAt,
    visibleAt: sentAt + (delaySeconds ?? room.declared.delaySeconds) * 1000,
    receiveCount: 0,
  };
  await keep(room, message);
  return message;
};

const moveAll = async (room: Room, to: (message: QueueMessage) => Queue | undefined) => {
  const now = room.needs.clock.now();
  let moved = 0;
  for (const message of [...room.messages.values()].filter(({ visibleAt }) => visibleAt <= now)) {
    const target = to(message);
    if (!target) continue;
    room.messages.set(message.messageId, { ...message, visibleAt: Number.MAX_SAFE_INTEGER });
    const { messageId, body, attributes } = message;
    const times = { sentAt: now, visibleAt: now, receiveCount: 0 };
    await target.adopt({ messageId, body, attributes, ...times });
    await drop(room, message.messageId);
    moved++;
  }
  return moved;
};

// As on AWS, a receipt that is not the latest deletes nothing and is no error.
const remove = async (room: Room, receiptHandle: string): Promise<void> => {
  const [id, count] = parseHandle(receiptHandle);
  if (room.messages.get(id)?.receiveCount === count) await drop(room, id);
};

const changeVisibility = async (room: Room, receiptHandle: string, seconds: number) => {
  const [id, count] = parseHandle(receiptHandle);
  const message = room.messages.get(id);
  const now = room.needs.clock.now();
  if (message?.receiveCount !== count || message.visibleAt <= now)
    throw new ServiceError('MessageNotInflight', `${id} is not in flight.`);
  const changed = { ...message, visibleAt: now + seconds * 1000 };
  room.messages.set(id, changed);
  await room.kept.put(changed);
  wake(room);
};

const depth = (room: Room) => {
  const now = room.needs.clock.now();
  const counts = { visible: 0, inFlight: 0, delayed: 0 };
  for (const message of room.messages.values()) {
    if (isExpired(room, message)) continue;
    if (message.visibleAt <= now) counts.visible++;
    else if (message.receiveCount > 0) counts.inFlight++;
    else counts.delayed++;
  }
  return counts;
};
