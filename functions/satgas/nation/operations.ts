import * as z from 'zod/mini';
import { aggregateClasses, aggregateStates } from '../../../events/regional-aggregate.ts';
import { givesWithPage, operation } from '../../../shared/operation/operation.ts';
import { signedIn } from '../../../shared/operation/who.ts';
import { rules } from './rules.ts';

const words = z.object({ id: z.string(), en: z.string() });
const count = z.int();
const told = { madeAt: z.string(), isStale: z.boolean() };

const people = {
  pledged: count,
  attended: count,
  confirmed: count,
  attendedByUnit: count,
  others: count,
  claimedAtLeast: count,
  expected: count,
};
const received = {
  received: count,
  otherStates: count,
  otherClasses: count,
  /** Left out by deployments of versions that count none. */
  findings: z.optional(count),
};
const split = <const Name extends string>(names: readonly Name[]) =>
  z.array(z.object({ name: z.enum(names), cases: count }));

/** What each number of the page counts. */
export const definitionNames = [
  'participation',
  'claimed',
  'expected',
  'reports',
  'findings',
  'medianToTake',
  'silent',
  'reachable',
  'age',
  'notDeduplicated',
] as const;

const nationAnswer = z.object({
  regions: z.array(
    z.object({
      region: z.string(),
      name: z.string(),
      deployment: z.string(),
      freshness: z.enum(['fresh', 'stale', 'never']),
      participation: z.nullable(z.object({ ...people, ...told })),
      reports: z.nullable(
        z.object({
          ...received,
          states: split(aggregateStates),
          classes: split(aggregateClasses),
          ...told,
        }),
      ),
      alerts: z.nullable(
        z.object({
          medianToTakeMinutes: z.nullable(count),
          isSilent: z.boolean(),
          reachable: count,
          ...told,
        }),
      ),
    }),
  ),
  totals: z.object({
    participation: z.object({ ...people, regions: count }),
    reports: z.object({ ...received, regions: count }),
    alerts: z.object({ silent: count, reachable: count, regions: count }),
  }),
  /** What was refused, by member and rule, the newest first. */
  refused: z.array(
    z.object({
      member: z.nullable(z.string()),
      rule: z.enum(rules),
      times: count,
      lastAt: z.string(),
    }),
  ),
  definitions: z.record(z.enum(definitionNames), words),
});
export type NationAnswer = z.infer<typeof nationAnswer>;

const ofNation = {
  entry: 'satgas/nation/nation',
  kind: 'api',
  method: 'GET',
  who: signedIn({ admin: 'nation', oversight: 'nation' }),
} as const;

/** The nation, as its deployments tell of themselves. */
export const nationOperations = {
  overseeNation: operation({
    ...ofNation,
    path: '/v1/oversight/nation',
    says: 'Every region of every deployment that tells the nation of itself: numbers only, by their definitions',
    more: 'For readers of the whole nation. Each deployment signs its numbers; here each signature, order, age and sum is checked, and what does not hold is refused by the name of its rule. People in two deployments are counted in both.',
    gives: { 200: givesWithPage('Every region, what was refused, and definitions', nationAnswer) },
    refuses: [],
  }),
  exportNation: operation({
    ...ofNation,
    path: '/v1/oversight/nation/export',
    says: 'The same as CSV, one region a row, safe to open in a spreadsheet',
    gives: { 200: { description: 'The rows', also: ['text/csv'] } },
    refuses: [],
  }),
};
