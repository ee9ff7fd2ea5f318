import * as z from 'zod/mini';

/**
 * A lead of which only free words are known: what happened, when, and who is accused are still to be said. Its sender
 * wrote it, or passed on what somebody else had.
 */
export const toCompleteShape = z.enum(['message', 'forward']);
export type ToComplete = z.infer<typeof toCompleteShape>;
