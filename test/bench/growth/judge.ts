import type { Use } from './use-of.ts';

/** How what is measured may grow with what is stored. */
export type Grows = 'constant' | 'linear';

export type Sizes = readonly [number, ...number[]];

/** One thing at each size, the smallest first. */
export type Measured = { name: string; grows: Grows; uses: readonly Use[] };

/** A list shows a page or a bounded look: from the smallest size to the largest it may take so many times as much. */
const constantWithin = 3;
/** Rows, calls and units are counted, processor time is measured: for what is linear it may be off by so much. */
const noise = 2;
/** Below this, in milliseconds, processor time says nothing. */
const leastMs = 4;
/** As do so few rows. */
const leastRows = 10;

/** What grows faster than it may. */
export const faultsOf = (sizes: Sizes, all: readonly Measured[]): string[] =>
  all.flatMap(({ name, grows, uses }) => {
    const [first, last] = [uses[0], uses.at(-1)];
    if (!first || !last) return [`${name} was not measured`];
    const times = (sizes.at(-1) ?? 1) / sizes[0];
    const most = grows === 'constant' ? constantWithin : times * 1.1;
    const fault = (what: string, from: number, to: number, bound: number) =>
      to <= Math.max(from, 0) * bound
        ? []
        : [`${name}: ${what} grew ${(to / from).toFixed(1)} times, more than ${bound.toFixed(1)}`];
    return [
      ...fault('rows looked at', Math.max(first.rows, leastRows), last.rows, most),
      ...fault('calls', first.calls, last.calls, most),
      ...fault('processor time', Math.max(first.cpuMs, leastMs), last.cpuMs, most * noise),
    ];
  });

const cell = ({ calls, rows, units, cpuMs }: Use): string =>
  `${calls.toFixed(0)}, ${rows.toFixed(0)}, ${units.toFixed(1)}, ${cpuMs.toFixed(1)}`;

/** What was measured, as a table. */
export const tableOf = (sizes: Sizes, all: readonly Measured[]): string[] => [
  `| calls, rows looked at, units, ms of processor time | may grow | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} |`,
  `| --- | --- |${' --- |'.repeat(sizes.length)}`,
  ...all.map(({ name, grows, uses }) => `| ${name} | ${grows} | ${uses.map(cell).join(' | ')} |`),
];
