import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Guard } from './guard.ts';
import { asPattern, runTests, type TestRun } from './run-tests.ts';

/**
 * What became of a guard that was taken out: its test failed by what it expects ('caught'), passed all the same
 * ('survived'), or said nothing about the guard ('spoilt'), with the reason.
 */
export type Outcome = { state: 'caught' | 'survived' | 'spoilt'; why: string };

type Bounds = { folder: string; boundMs: number };

/** Takes one guard out of the copy in `folder`, runs its test, and puts it back. */
export const takeOut = async (
  guard: Guard,
  wholeFile: TestRun,
  { folder, boundMs }: Bounds,
): Promise<Outcome> => {
  const whole = ofGuard(wholeFile, guard);
  const before = wholeFault(guard, whole);
  if (before !== undefined) return { state: 'spoilt', why: before };
  const file = join(folder, guard.in);
  const text = readFileSync(file, 'utf8');
  const parts = text.split(guard.guard);
  if (parts.length !== 2)
    return { state: 'spoilt', why: `the guard's text stands ${parts.length - 1} times` };
  writeFileSync(file, parts.join(guard.without));
  try {
    return outcomeOf(await runTests({ ...testsOf(guard), folder, boundMs }), passing(whole));
  } finally {
    writeFileSync(file, text);
  }
};

/** The tests of some guards of one test file, with all guards in: what each of them is compared with. */
export const runWhole = (of: readonly Guard[], { folder, boundMs }: Bounds): Promise<TestRun> => {
  const tests = of.map(testsOf);
  const names = tests.some((one) => one.names.length === 0)
    ? []
    : tests.flatMap((one) => one.names);
  const files = tests.flatMap((one) => one.files);
  return runTests({ files: [...new Set(files)], names: [...new Set(names)], folder, boundMs });
};

/** The names of the tests that passed. */
const passing = (run: TestRun): Set<string> =>
  new Set(run.results.filter(({ status }) => status === 'passed').map(({ name }) => name));

/** Of a run of a file, what became of the tests that show one of its guards. */
const ofGuard = (run: TestRun, { test = '' }: Guard): TestRun => ({
  ...run,
  results: run.results.filter(({ name }) => new RegExp(asPattern(test)).test(name)),
});

const testsOf = ({ shownBy, test }: Guard) => ({
  files: [shownBy],
  names: test === undefined ? [] : [test],
});

const wholeFault = ({ test }: Guard, whole: TestRun): string | undefined => {
  if (whole.fault !== undefined) return `with the guard in: ${whole.fault}`;
  const failed = whole.results.find(({ status }) => status === 'failed');
  if (failed) return `with the guard in, "${failed.name}" fails: ${shortly(failed.said)}`;
  return passing(whole).size > 0 ? undefined : `no test is called "${test ?? ''}"`;
};

const outcomeOf = (run: TestRun, passedBefore: ReadonlySet<string>): Outcome => {
  if (run.fault !== undefined) return { state: 'spoilt', why: run.fault };
  const failed = run.results.filter(
    ({ name, status }) => status === 'failed' && passedBefore.has(name),
  );
  const [first] = failed;
  if (!first) return { state: 'survived', why: `${passing(run).size} tests passed` };
  const expected = failed.find(({ said }) => faultIn(said) === undefined);
  if (expected) return { state: 'caught', why: `${expected.name}: ${shortly(expected.said)}` };
  return { state: 'spoilt', why: `${first.name}: ${shortly(faultIn(first.said) ?? first.said)}` };
};

/** A test that ran into a fault of the mutation itself, or into its time, says nothing about the guard. */
const faultIn = (said: string): string | undefined =>
  /\b(SyntaxError|ReferenceError|TypeError|ValidationException|SerializationException): .*/.exec(
    said,
  )?.[0] ?? /Cannot find (module|package).*|Exceeded timeout of.*/.exec(said)?.[0];

const shortly = (said: string): string => said.replace(/\s+/g, ' ').trim().slice(0, 160);
