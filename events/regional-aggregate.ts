import * as z from 'zod/mini';
import { regionCode } from '../shared/regions/region-code.ts';

/** More regions than there are. */
export const mostRegions = 552;

/** How far a case got (the states of a case), and which class the rules propose for it. */
export const aggregateStates = [
  'received',
  'checked',
  'asked',
  'verified',
  'referred',
  'decided',
  'sanctioned',
  'not-proven',
  'withdrawn',
  'out-of-scope',
  'closed',
] as const;
export const aggregateClasses = [
  'etik',
  'disiplin',
  'satgas-decides',
  'out-of-scope',
  'no-breach-by-itself',
] as const;

/** Below ten million: no region has more people. */
const count = z.int().check(z.gte(0), z.lt(10_000_000));
/** Of all regions together. */
const sum = z.int().check(z.gte(0), z.lt(1_000_000_000));

const people = (number: typeof count) => ({
  /** Who attended or confirmed: the next four together. */
  pledged: number,
  attended: number,
  confirmed: number,
  attendedByUnit: number,
  /** Too few of a standing to be shown apart. */
  others: number,
  /** What claims have reached: 0, 10, 100, …; of several regions, at least so many. */
  claimedAtLeast: number,
  /** Who is expected by the roster; 0 without one. */
  expected: number,
});

const reports = (number: typeof count) => ({
  /** The states with the other states, and the classes with the other classes. */
  received: number,
  /** In states, and in classes, with too few to be shown apart. */
  otherStates: number,
  otherClasses: number,
  /** The satgas’s own, checked by another than their finder; no report is among them. Older deployments leave it out. */
  findings: z.optional(number),
});

const split = <const Name extends string>(names: readonly Name[]) =>
  z.array(z.strictObject({ name: z.enum(names), cases: count })).check(z.maxLength(names.length));

/** By what a part counts. Numbers, states and region codes only: no text that somebody wrote has room in it. */
const figures = {
  participation: z.strictObject({ region: regionCode, ...people(count) }),
  reports: z.strictObject({
    region: regionCode,
    ...reports(count),
    states: split(aggregateStates),
    classes: split(aggregateClasses),
  }),
  alerts: z.strictObject({
    region: regionCode,
    /** Of the alerts of thirty days; null where too few were taken to single none out. */
    medianToTakeMinutes: z.nullable(count),
    /** Nothing was reported in thirty days. */
    isSilent: z.boolean(),
    /** Officers who could be reached this minute. */
    reachable: count,
  }),
} as const;

const listOf = <Shape extends z.ZodMiniType>(shape: Shape) =>
  z.array(shape).check(z.minLength(1), z.maxLength(mostRegions));

const common = {
  version: z.literal(1),
  /** Whose it is. */
  deployment: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,19}$/)),
  campaign: z.string().check(z.regex(/^[a-z0-9-]{3,40}$/)),
  /** Milliseconds since the epoch; each is later than the one before, which makes it their order. */
  madeAt: z.int().check(z.gte(0)),
};

/** What a deployment says of its regions, in one of three parts, each made and signed by the capability that counts it. */
export const regionalAggregate = z.discriminatedUnion('part', [
  z.strictObject({
    ...common,
    part: z.literal('participation'),
    regions: listOf(figures.participation),
    totals: z.strictObject(people(sum)),
  }),
  z.strictObject({
    ...common,
    part: z.literal('reports'),
    regions: listOf(figures.reports),
    totals: z.strictObject(reports(sum)),
  }),
  z.strictObject({
    ...common,
    part: z.literal('alerts'),
    regions: listOf(figures.alerts),
    totals: z.strictObject({ silent: sum, reachable: sum }),
  }),
]);

export type RegionalAggregate = z.infer<typeof regionalAggregate>;
export type AggregatePart = RegionalAggregate['part'];
export const aggregateParts = ['participation', 'reports', 'alerts'] as const;
export type Figures = { [Part in AggregatePart]: z.infer<(typeof figures)[Part]> };
