import { kindOf, kinds, type Guard, type Kind } from './guard.ts';
import { testOf } from './choose.ts';
import { runWhole, takeOut, type Outcome } from './take-out.ts';
import type { TestRun } from './run-tests.ts';

/** How long one run may take, in milliseconds: the set-up of a suite is part of it. */
const bounds: Record<Kind, number> = {
  unit: 120_000,
  architecture: 180_000,
  store: 240_000,
  local: 180_000,
  infra: 240_000,
  acceptance: 600_000,
  browser: 600_000,
};

type Done = { guard: Guard; outcome: Outcome };

/** Takes guards out of the copy in `folder`, one after the other; says a line of each, and at the end a table. */
export const takeOutAll = async (
  guards: readonly Guard[],
  folder: string,
  say: (line: string) => void,
): Promise<{ summary: string; isWhole: boolean }> => {
  const began = Date.now();
  const done: Done[] = [];
  let last: { file: string; whole: TestRun } | undefined;
  for (const [i, guard] of guards.entries()) {
    const at = { folder, boundMs: bounds[kindOf(guard)] };
    const started = Date.now();
    if (last?.file !== guard.shownBy)
      last = { file: guard.shownBy, whole: await runWhole(of(guards, guard.shownBy), at) };
    const outcome = await takeOut(guard, last.whole, at);
    done.push({ guard, outcome });
    const seconds = Math.round((Date.now() - started) / 1000);
    say(`${i + 1}/${guards.length} ${lineOf({ guard, outcome })} (${seconds} s)`);
  }
  const isWhole = done.every(({ outcome }) => outcome.state === 'caught');
  return { summary: summaryOf(done, Date.now() - began), isWhole };
};

const of = (guards: readonly Guard[], file: string): Guard[] =>
  guards.filter(({ shownBy }) => shownBy === file);

const lineOf = ({ guard, outcome }: Done): string =>
  outcome.state === 'caught'
    ? `${guard.row}: caught by ${guard.shownBy}`
    : `${guard.row}: ${outcome.state.toUpperCase()}: ${guard.in} without ${JSON.stringify(firstLine(guard.guard))}, ` +
      `${testOf(guard)}: ${outcome.why}`;

const firstLine = (text: string): string => text.trim().split('\n')[0] ?? '';

const states = ['caught', 'survived', 'spoilt'] as const;

const summaryOf = (done: readonly Done[], tookMs: number): string => {
  const rows = kinds
    .map((kind) => ({ kind, some: done.filter(({ guard }) => kindOf(guard) === kind) }))
    .filter(({ some }) => some.length > 0);
  const line = (name: string, some: readonly Done[]): string =>
    [
      name.padEnd(14),
      ...[some.length, ...states.map((state) => countOf(some, state))].map(padded),
    ].join('');
  const wrong = done.filter(({ outcome }) => outcome.state !== 'caught').map(lineOf);
  return [
    '',
    ['kind'.padEnd(14), 'taken out', ...states].map(padded).join(''),
    ...rows.map(({ kind, some }) => line(kind, some)),
    line('all', done),
    `${Math.round(tookMs / 1000)} s`,
    ...(wrong.length > 0 ? ['', 'Not caught:', ...wrong] : []),
  ].join('\n');
};

const countOf = (done: readonly Done[], state: Outcome['state']): number =>
  done.filter(({ outcome }) => outcome.state === state).length;

const padded = (cell: string | number): string => String(cell).padStart(11);
