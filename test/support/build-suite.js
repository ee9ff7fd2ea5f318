import { runNatively, startNatively } from './natively.js';

/** Builds what the tests start, starts it for the first time, once, and opens the office that lends suites. */
export default async function buildOnce() {
  runNatively('test/support/build-and-start.ts');
  process.env.SUITE_OFFICE = await startNatively('test/support/suite-office.ts');
}
