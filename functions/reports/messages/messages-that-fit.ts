import type { Message } from './message.ts';

/** Messages read for one page; older ones are reached by their cursor. */
export const messagesRead = 30;

/** Bytes of messages on one page, so that the page has a fixed size; one message of any length fits. */
const mostBytes = 14 * 1024;
/** What a message costs besides its text: tags, time, sender. */
const frameBytes = 320;

/** The newest messages (first) that fit on one page, and where the older ones begin. */
export const messagesThatFit = (
  newestFirst: Message[],
  mostRead = messagesRead,
): { shown: Message[]; olderFrom?: string } => {
  let bytes = 0;
  const shown: Message[] = [];
  for (const message of newestFirst) {
    bytes += frameBytes + escapedBytes(message.text);
    if (shown.length > 0 && bytes > mostBytes) break;
    shown.push(message);
  }
  const oldest = shown.at(-1);
  const more = shown.length < newestFirst.length || newestFirst.length === mostRead;
  return more && oldest ? { shown, olderFrom: oldest.messageId } : { shown };
};

/** Bytes of a text on a page or in JSON, whichever is longer: a quote is six bytes there. */
const escapedBytes = (text: string): number =>
  Buffer.byteLength(text) + 5 * (text.match(/["&<\\\n]/g)?.length ?? 0);
