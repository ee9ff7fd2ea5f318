import type * as z from 'zod/mini';
import type { casesQuery } from '../case-forms.ts';

/** What a queue is narrowed by. */
export type QueueQuery = z.infer<typeof casesQuery>;

/** The same as a query of an address. */
export const queryOf = (asked: QueueQuery): string =>
  new URLSearchParams(
    Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== undefined),
  ).toString();
