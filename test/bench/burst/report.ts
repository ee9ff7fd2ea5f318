import type { Cost } from './cost.ts';
import { hottest, type ItemWrite } from './engine-facts.ts';
import type { Step } from './ramp.ts';
import type { Settled } from './settle.ts';

const hotPerSecond = 20;

const cells = (values: readonly (string | number)[]): string =>
  `| ${values.map((value) => String(value)).join(' | ')} |`;

const table = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] => [cells(head), cells(head.map(() => '---')), ...rows.map(cells)];

/** Write and read units of a pledge. */
export const costLines = (costs: readonly Cost[]): string[] => [
  '',
  'Units of a pledge, by the engine’s ConsumedCapacity:',
  ...table(
    [
      'offered/s',
      'accepted/s',
      'pledges',
      'write units, keeping',
      'write units, counting',
      'read units, both',
    ],
    costs.map(({ perSecond, acceptedPerSecond, people, pledging, counting, reading }) => [
      perSecond,
      acceptedPerSecond.toFixed(0),
      people,
      pledging.toFixed(2),
      counting.toFixed(3),
      reading.toFixed(2),
    ]),
  ),
];

/** The steps of a ramp, the limit it found, and how old the counts were that readers saw meanwhile. */
export const rampLines = (readers: string, steps: readonly Step[], oldestMs: number): string[] => [
  '',
  `Readers ${readers}:`,
  ...table(
    ['offered/s', 'accepted/s', 'refused', 'p50 ms', 'p95 ms', 'reads/s', 'borne'],
    steps.map((step) => [
      step.perSecond,
      step.acceptedPerSecond.toFixed(0),
      step.refused,
      step.p50.toFixed(0),
      step.p95.toFixed(0),
      step.readsPerSecond.toFixed(0),
      step.limit || 'yes',
    ]),
  ),
  `The machine’s limit: ${limitOf(steps)}. Oldest counts a reader saw meanwhile: ${(oldestMs / 1000).toFixed(1)} s.`,
];

const limitOf = (steps: readonly Step[]): string => {
  const last = steps.at(-1);
  if (!last || last.limit === '') return 'not reached';
  const borne = steps.at(-2);
  const not = `not ${String(last.perSecond)} (took ${last.acceptedPerSecond.toFixed(0)})`;
  return borne ? `bears ${String(borne.perSecond)} pledges/s, ${not}` : not;
};

const age = (seconds: number | undefined): string =>
  seconds === undefined ? 'never' : `${seconds.toFixed(1)} s`;

/** Accepted against kept and counted, and how long after the last answer the counts held everybody. */
export const settledLines = (settled: Settled | undefined): string[] =>
  settled
    ? [
        `accepted ${String(settled.accepted)}, kept ${String(settled.kept)}, counted ${String(settled.counted)}: ` +
          `lost ${String(lostOf(settled))}, double ${String(doubleOf(settled))}`,
        ...settled.byStanding.map(
          ({ standing, accepted, counted }) =>
            `${standing}: accepted ${String(accepted)}, counted ${String(counted)}`,
        ),
        `stale at the end: ${age(settled.engineSeconds)} in the table, ` +
          settled.readersSeconds.map(({ name, seconds }) => `${age(seconds)} ${name}`).join(', '),
      ]
    : [];

/** Accepted but not kept, and kept but not counted. */
const lostOf = ({ lost, kept, counted }: Settled): number => lost + Math.max(0, kept - counted);
const doubleOf = ({ kept, counted }: Settled): number => Math.max(0, counted - kept);

const isDocument = ({ item }: ItemWrite): boolean => item.startsWith('published ');

/** How little of the reading reached the suite. */
export const askedLine = (asked: number): string =>
  `Of all these reads the cache passed ${String(asked)} on to the suite.`;

/** The items of the counts that were written most often within one second. */
export const hotLines = (writes: readonly ItemWrite[]): string[] => {
  const documents = writes.filter(isDocument);
  const counts = writes.filter((write) => !isDocument(write));
  const say = (what: string, of: readonly ItemWrite[]) => {
    const { item, perSecond } = hottest(of);
    return `hottest ${what}: ${item}, ${String(perSecond)} writes in one second (${String(of.length)} writes in all)`;
  };
  return ['', say('count', counts), say('published document', documents)];
};

/** What does not hold that must: pledges accepted, none lost or double, fresh counts, no hot item. Empty when all does. */
export const verdict = (
  settled: readonly Settled[],
  writes: readonly ItemWrite[],
  mostStaleSeconds: number,
): string[] => {
  const { item, perSecond } = hottest(writes);
  return [
    ...settled.flatMap((one) => faultsOf(one, mostStaleSeconds)),
    ...(perSecond < hotPerSecond
      ? []
      : [`${item} was written ${String(perSecond)} times a second`]),
  ];
};

const faultsOf = (one: Settled, mostStaleSeconds: number): string[] => {
  const seconds = [one.engineSeconds, ...one.readersSeconds.map((reader) => reader.seconds)];
  const isFresh = seconds.every((age) => age !== undefined && age <= mostStaleSeconds);
  return [
    one.accepted === 0 && 'no pledge was accepted',
    lostOf(one) > 0 && `${String(lostOf(one))} pledges were lost`,
    doubleOf(one) > 0 && `${String(doubleOf(one))} pledges were counted twice`,
    one.counted < one.accepted && 'fewer are counted than were accepted',
    ...one.byStanding.flatMap(({ standing, accepted, counted }) => [
      accepted === 0 && `nobody was accepted as ${standing}`,
      one.counted === one.accepted &&
        counted !== accepted &&
        `${String(counted)} are counted as ${standing}, ${String(accepted)} were accepted so`,
    ]),
    !isFresh && `the counts were older than ${String(mostStaleSeconds)} s at the end`,
  ].filter((fault) => fault !== false);
};
