import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';
import type { LambdaRecord } from './record.ts';

const criteria = z.optional(z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }));

/** Reads a mapping's filter: event names only; anything finer is refused by name until a template needs it. */
export const readFilter = (
  owner: string,
  filterCriteria: unknown,
): ((record: LambdaRecord) => boolean) => {
  const filters = z.parse(criteria, filterCriteria)?.Filters;
  if (!filters || filters.length === 0) return () => true;
  const names = filters.flatMap(({ Pattern }) => eventNames(owner, Pattern));
  return ({ eventName }) => names.includes(eventName);
};

const pattern = z.strictObject({ eventName: z.array(z.string()) });

const eventNames = (owner: string, text: string): string[] => {
  const parsed = z.safeParse(pattern, JSON.parse(text));
  if (parsed.success) return parsed.data.eventName;
  throw new HostError(`${owner}: the local host filters streams by eventName only, not by ${text}`);
};
