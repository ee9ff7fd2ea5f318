import * as z from 'zod/mini';

/** The stacks of a deployment: each has dead letters, and who is hurt by them. */
export const parts = ['shared', 'pledges', 'reports', 'satgas', 'site'] as const;
export type Part = (typeof parts)[number];

/** An alarm that went off, as CloudWatch published it. Nothing about people. */
export const alarmShape = z.object({
  /** Milliseconds since the epoch. */
  at: z.number(),
  name: z.string(),
  /** Who is hurt, in a sentence. */
  says: z.string(),
  /** Where the runbook begins, as its address in the repository; empty where the alarm names none. */
  runbook: z.string(),
});
export type HeardAlarm = z.infer<typeof alarmShape>;

/** How an alarm is, by its last change; `at` is when that was. */
export const standingShape = z.object({ ...alarmShape.shape, isOn: z.boolean() });
export type AlarmStanding = z.infer<typeof standingShape>;

/** A dead-letter queue that is not empty. */
export const waitingShape = z.object({
  part: z.enum(parts),
  queue: z.string(),
  waiting: z.number(),
});

/** How many messages waited for a person at a moment, in the queues where any did. */
export const deadLettersShape = z.object({
  at: z.number(),
  queues: z.array(waitingShape),
  /** Queues that could not be read. */
  unread: z.number(),
});
export type DeadLettersSeen = z.infer<typeof deadLettersShape>;

export const keptSeconds = 90 * 86_400;
