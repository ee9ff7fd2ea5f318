import * as z from 'zod/mini';

/** As End User Messaging Social tells of a message ("Message and event format"). */
const eventShape = z.object({
  messageId: z.optional(z.string().check(z.maxLength(200))),
  whatsAppWebhookEntry: z.string(),
});

/** As Meta tells of a message that was sent ("Webhooks notification payload", statuses). */
const statusShape = z.object({
  id: z.optional(z.string().check(z.maxLength(200))),
  status: z.string(),
  errors: z._default(z.array(z.object({ code: z.optional(z.int()) })), []),
});
const entryShape = z.object({
  changes: z._default(
    z.array(z.object({ value: z.object({ statuses: z._default(z.array(z.unknown()), []) }) })),
    [],
  ),
});

/** What became of a message by WhatsApp, by the ids under which it may be known. */
export type WhatsappStatus = {
  messageIds: string[];
  became: 'delivered' | 'read' | 'failed';
  /** In Meta's words, without any number. */
  detail: string;
};

/**
 * The ends of messages that an event tells of. What somebody wrote to the number comes by the same topic and is not
 * looked at, as is `sent`, which only says that it is on its way.
 */
export const whatsappStatusesIn = (event: unknown): WhatsappStatus[] => {
  const parsed = z.safeParse(eventShape, event);
  if (!parsed.success) return [];
  const { messageId, whatsAppWebhookEntry } = parsed.data;
  const entry = z.safeParse(entryShape, parse(whatsAppWebhookEntry));
  if (!entry.success) return [];
  return entry.data.changes
    .flatMap(({ value }) => value.statuses)
    .flatMap((one) => statusOf(one, messageId));
};

const statusOf = (told: unknown, messageId: string | undefined): WhatsappStatus[] => {
  const parsed = z.safeParse(statusShape, told);
  if (!parsed.success) return [];
  const { id, status, errors } = parsed.data;
  const became = ends.find((end) => end === status);
  if (became === undefined) return [];
  const messageIds = [messageId, id].filter((one) => one !== undefined);
  const detail = became === 'failed' ? `meta-${String(errors[0]?.code ?? 'unknown')}` : became;
  return [{ messageIds, became, detail }];
};

const ends = ['delivered', 'read', 'failed'] as const;

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
