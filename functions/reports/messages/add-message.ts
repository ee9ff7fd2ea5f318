import type { Attempt } from '../../../shared/attempt.ts';
import type { Now } from '../../../shared/clock.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { Added, MessageStore } from './message-store.ts';
import { messageIdOf, type From } from './message.ts';

type Needs = { messages: Pick<MessageStore, 'add'>; now: Now };
type NewMessage = {
  reportKey: string;
  from: From;
  text: string;
  /** Seconds since the epoch: the report's own expiry. */
  expiresAt: number;
};

/** Adds a tidied message to a report's box, once per attempt; returns whether it was stored, and never throws a refusal. */
export const addMessage =
  ({ messages, now }: Needs) =>
  ({ text, ...said }: NewMessage, attempt: Attempt): Promise<Added> => {
    const at = now();
    const message = { ...said, at, messageId: messageIdOf(at, attempt.key), text: tidyText(text) };
    return messages.add(message, attempt);
  };
