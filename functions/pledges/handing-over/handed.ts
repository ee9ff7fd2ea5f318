import * as z from 'zod/mini';
import { mostSealed } from './sealed-format.ts';

/** Pledges in one request: what one press may cost, whoever presses. */
export const mostHanded = 20;

/** Pledges that phones without a signal handed to another, as they were sealed. */
export const handOverForm = z.strictObject({
  pledges: z
    .array(z.string().check(z.regex(/^[\w-]+$/), z.maxLength(mostSealed)))
    .check(z.minLength(1), z.maxLength(mostHanded)),
});

/** What became of one: nothing of what is in it, nor of what the register held. */
export const handedStates = ['stored', 'unreadable', 'not-accepted'] as const;
export type HandedState = (typeof handedStates)[number];

/** One state for each pledge, in the order they were sent. */
export const handOverAnswer = z.object({ states: z.array(z.enum(handedStates)) });
