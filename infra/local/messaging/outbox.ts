import * as z from 'zod/mini';
import type { HostStore, OutboxMessage } from '../contracts.ts';

/** What phones and mailboxes received, newest first; `before` is the id of the last one already seen. */
export type Outbox = {
  record: (message: OutboxMessage) => Promise<void>;
  list: (asked: {
    channel?: OutboxMessage['channel'];
    to?: string;
    limit: number;
    before?: string;
  }) => OutboxMessage[];
};

const kind = 'outbox';

const kept = z.object({
  id: z.string(),
  at: z.string(),
  channel: z.enum(['sms', 'email', 'whatsapp']),
  to: z.string(),
  topic: z.string(),
  subject: z.optional(z.string()),
  body: z.string(),
});

/** Opens the outbox: durable before `record` answers, once per id, the newest 5,000 kept. */
export const openOutbox = async (store: HostStore, limit = 5000): Promise<Outbox> => {
  const messages = (await store.list(kind))
    .map(({ value }) => fromRecord(value))
    .sort((a, b) => compare(a.at, b.at) || compare(a.id, b.id));
  const ids = new Set(messages.map(({ id }) => id));
  return {
    record: async (message) => {
      if (ids.has(message.id)) return;
      await store.put(kind, message.id, message);
      if (ids.has(message.id)) return;
      ids.add(message.id);
      messages.push(message);
      for (const dropped of messages.splice(0, messages.length - limit)) {
        ids.delete(dropped.id);
        await store.remove(kind, dropped.id);
      }
    },
    list: ({ channel, to, limit: most, before }) => {
      const end = before === undefined ? -1 : messages.findIndex(({ id }) => id === before);
      return messages
        .slice(0, end < 0 ? undefined : end)
        .filter((one) => (!channel || one.channel === channel) && (!to || one.to === to))
        .reverse()
        .slice(0, most);
    },
  };
};

const fromRecord = (value: unknown): OutboxMessage => {
  const { subject, ...message } = z.parse(kept, value);
  return { ...message, ...(subject !== undefined && { subject }) };
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
