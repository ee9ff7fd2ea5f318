import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesNow, keepGreen } from './green-files.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A reporter of jest's: remembers with which files all unit and architecture tests passed, for `npm run check:tests`. */
export default class RememberGreen {
  onRunStart() {
    this.files = filesNow();
  }

  onRunComplete(_contexts, { success, numPendingTests, testResults }) {
    if (!success || numPendingTests > 0 || !this.files) return;
    const passed = new Set(testResults.map(({ testFilePath }) => relative(root, testFilePath)));
    const all = Object.keys(this.files).filter((name) => isKept.test(name));
    if (all.every((name) => passed.has(name))) keepGreen(this.files);
  }
}

const isKept = /^test\/(unit|architecture)\/.*\.test\.tsx?$/;
