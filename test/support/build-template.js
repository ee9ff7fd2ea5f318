import { runNatively } from './natively.js';

/** Synthesizes the template that the tests of infra/ read, once for all of them. */
export default function buildOnce() {
  runNatively('test/support/write-template.ts');
}
