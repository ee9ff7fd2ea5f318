import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's environment for Node, which ends with a file the storages of asynchronous contexts that the file began. Jest
 * makes one for each file and never ends it (`testExecutionContext` of jest-circus 30.5), and Node 20 copies the value
 * of each at every promise: after a hundred files a worker was ten to twenty times as slow.
 */
export default class extends TestEnvironment {
  async teardown() {
    await super.teardown();
    for (const storage of begun) storage.disable();
    begun.clear();
  }
}

const begun = new Set();

const { run, enterWith } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (...given) {
  begun.add(this);
  return run.apply(this, given);
};
AsyncLocalStorage.prototype.enterWith = function (...given) {
  begun.add(this);
  enterWith.apply(this, given);
};
