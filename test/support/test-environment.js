import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment } from 'jest-environment-node';

/**
 * Jest's environment for Node, in which promises cost what they cost outside of it. Jest keeps the running test in an
 * `AsyncLocalStorage` (`testExecutionContext` of jest-circus 30.5), and Node 20 then calls a hook for every promise.
 * Tests of a file run one after another, so one variable says as much. Storages that the file itself begins are ended
 * with it: Node copies the value of each at every promise, and after a hundred files a worker was ten times as slow.
 */
export default class extends TestEnvironment {
  handleTestEvent(event) {
    if (event.name === 'add_test' && event.concurrent)
      throw new Error('Tests of a file run one after another (test/support/test-environment.js).');
  }

  async teardown() {
    await super.teardown();
    for (const storage of begun) storage.disable();
    begun.clear();
  }
}

const begun = new Set();

/** Jest's own storages, and what each holds now. */
const ofJest = new WeakMap();

const { run, enterWith, getStore } = AsyncLocalStorage.prototype;

AsyncLocalStorage.prototype.run = function (value, callback, ...given) {
  if (isOfJest(this)) return runInTurn(this, value, () => callback(...given));
  begun.add(this);
  return run.call(this, value, callback, ...given);
};
AsyncLocalStorage.prototype.enterWith = function (...given) {
  begun.add(this);
  enterWith.apply(this, given);
};
AsyncLocalStorage.prototype.getStore = function () {
  return ofJest.has(this) ? ofJest.get(this) : getStore.call(this);
};

/** Whether jest-circus itself calls `run`: a storage that it called once is its own. */
const isOfJest = (storage) => {
  if (ofJest.has(storage)) return true;
  if (begun.has(storage)) return false;
  const [, , , caller = ''] = (new Error().stack ?? '').split('\n');
  if (!/[\\/]jest-circus[\\/]/.test(caller)) return false;
  ofJest.set(storage, undefined);
  return true;
};

const runInTurn = (storage, value, callback) => {
  const before = ofJest.get(storage);
  ofJest.set(storage, value);
  const restore = () => ofJest.set(storage, before);
  let result;
  try {
    result = callback();
  } catch (error) {
    restore();
    throw error;
  }
  return Promise.resolve(result).finally(restore);
};
