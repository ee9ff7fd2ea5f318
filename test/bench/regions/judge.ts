import type { Use } from '../growth/use-of.ts';
import type { RegionsThing } from './room.ts';

/** One thing over all regions of a size: what it used, how long it took, and how long if each call took so much longer. */
export type Looked = Use & { wallMs: number; afarMs: number; bytes: number };

/** The same thing at each size, the fewest regions first. */
export type Measured = Pick<RegionsThing, 'name' | 'seconds' | 'callsEach' | 'mostBytes'> & {
  uses: readonly { regions: number; used: Looked }[];
};

/** What costs a region more calls than it may, or gives more bytes than a service takes. Never how long it took. */
export const faultsOf = (all: readonly Measured[]): string[] =>
  all.flatMap(({ name, callsEach, mostBytes = Infinity, uses }) =>
    uses.flatMap(({ regions, used }) => [
      ...(used.calls <= callsEach * regions + fewCalls
        ? []
        : [
            `${name}: ${String(used.calls)} calls for ${String(regions)} regions, more than ${String(callsEach)} each`,
          ]),
      ...(used.calls > 0 ? [] : [`${name}: looked at nothing`]),
      ...(used.bytes <= mostBytes
        ? []
        : [`${name}: ${String(used.bytes)} bytes, more than ${String(mostBytes)}`]),
    ]),
  );

/** What is read once, whatever the regions: the comparing of SMS reads some twenty rows of days and sums. */
const fewCalls = 24;

const cell = ({ calls, rows, units, cpuMs, wallMs, afarMs, bytes }: Looked): string =>
  [
    calls.toLocaleString('en'),
    rows.toLocaleString('en'),
    units.toFixed(0),
    cpuMs.toFixed(0),
    (wallMs / 1000).toFixed(1),
    (afarMs / 1000).toFixed(1),
    bytes === 0 ? '' : (bytes / 1024).toFixed(0),
  ].join(' | ');

/** What was measured with most regions, as a table. */
export const tableOf = (all: readonly Measured[]): string[] => [
  '| what | calls | rows | units | ms of processor | s | s, each call 10 ms later | KiB | its function ends after |',
  `| --- |${' ---: |'.repeat(8)}`,
  ...all.map(({ name, seconds, uses }) => {
    const last = uses.at(-1);
    return `| ${name} | ${last ? cell(last.used) : ''} | ${String(seconds)} s |`;
  }),
];
