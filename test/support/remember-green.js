import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allPassed, filesNow, keepGreen } from './green-files.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A reporter of jest's: remembers with which files all unit and architecture tests passed, for `npm run check:tests`. */
export default class RememberGreen {
  onRunStart() {
    this.files = filesNow();
  }

  onRunComplete(_contexts, { testResults }) {
    if (!this.files) return;
    const green = testResults
      .filter(isGreen)
      .map(({ testFilePath }) => relative(root, testFilePath));
    if (allPassed(green, this.files)) keepGreen(this.files);
  }
}

/** Whether a file of tests ran to its end, with none of them failed or left out. */
const isGreen = ({ testExecError, numFailingTests, numPendingTests, skipped }) =>
  !testExecError && !skipped && numFailingTests === 0 && numPendingTests === 0;
