import type * as z from 'zod/mini';
import { safeParse } from 'zod/mini';
import { explain } from './explain.ts';
import { ServiceError } from './service-error.ts';

/** One action of a service: takes what was asked and answers what the protocol then writes; aborted when the asker is gone. */
export type Action = (asked: unknown, signal: AbortSignal) => Promise<unknown>;
export type Actions = Map<string, Action>;

type Refuse = (why: string) => ServiceError;

/** Makes actions that first check what was asked; `refuse` words the error for a parameter that does not fit. */
export const actionsRefusing =
  (refuse: Refuse) =>
  <Shape extends z.ZodMiniType>(
    shape: Shape,
    run: (asked: z.infer<Shape>, signal: AbortSignal) => unknown,
  ): Action =>
  async (asked, signal): Promise<unknown> => {
    const parsed = safeParse(shape, asked);
    if (!parsed.success) throw refuse(explain(parsed.error));
    return await run(parsed.data, signal);
  };

/** Checks that a batch has one to ten entries, each with its own Id; throws the errors both services share. */
export const checkBatch = (entries: { Id: string }[]): void => {
  if (entries.length === 0)
    throw new ServiceError(
      'EmptyBatchRequest',
      'There should be at least one entry in the request.',
    );
  if (entries.length > 10)
    throw new ServiceError(
      'TooManyEntriesInBatchRequest',
      `Maximum number of entries per request are 10. You have sent ${entries.length}.`,
    );
  const ids = entries.map(({ Id }) => Id);
  if (new Set(ids).size < ids.length)
    throw new ServiceError(
      'BatchEntryIdsNotDistinct',
      'Two or more batch entries have the same Id.',
    );
  if (!ids.every((id) => /^[\w-]{1,80}$/.test(id)))
    throw new ServiceError(
      'InvalidBatchEntryId',
      'A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.',
    );
};

/** Runs a batch entry by entry: what one is refused is told beside its Id, and the others go on. */
export const runBatch = async <Entry extends { Id: string }>(
  entries: Entry[],
  run: (entry: Entry) => Promise<Record<string, unknown>>,
): Promise<{ Successful: unknown[]; Failed: unknown[] }> => {
  const answer = { Successful: [] as unknown[], Failed: [] as unknown[] };
  const settled = await Promise.allSettled(entries.map(run));
  for (const [index, outcome] of settled.entries()) {
    const Id = entries[index]?.Id;
    if (outcome.status === 'fulfilled') answer.Successful.push({ Id, ...outcome.value });
    else answer.Failed.push({ Id, ...failure(outcome.reason) });
  }
  return answer;
};

const failure = (reason: unknown) =>
  reason instanceof ServiceError
    ? { Code: reason.code, Message: reason.message, SenderFault: true }
    : { Code: 'InternalFailure', Message: 'The host failed; see its log.', SenderFault: false };
