import { availableParallelism } from 'node:os';

// As the host does: the SDK warns of Node 20 in every process, and the functions run on a newer one.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

const isWatching = process.argv.some((word) =>
  /^(-o|--(watch|onlyChanged|changedSince|lastCommit|findRelatedTests))/.test(word),
);

// Eight kinds of test: rules without any process (unit), reading the code (architecture), the template (infra), the
// real engine (store), parts of the local host (local), the whole suite from outside over HTTP (acceptance) and in a
// browser (browser), and that every bench runs and breaks as it should (bench).
const kind = (name, more = {}) => ({
  displayName: name,
  // Every kind lists its files at each start, and only whoever watches needs more of them than the tests.
  roots: [isWatching ? '<rootDir>' : `<rootDir>/test/${name}`],
  testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
  transform: { '\\.tsx?$': '<rootDir>/test/support/jest-esbuild.js' },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: '<rootDir>/test/support/test-environment.js',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/cdk.out'],
  ...more,
});

const onTheSuite = {
  globalSetup: '<rootDir>/test/support/build-suite.js',
  globalTeardown: '<rootDir>/test/support/end-suites.js',
};

export default {
  // A bound for what hangs, not for what is slow: a busy machine takes several times as long.
  testTimeout: 180_000,
  // Suites wait as much as they compute: two at once even where there are two cores only.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  reporters: ['default', '<rootDir>/test/support/remember-green.js'],
  projects: [
    kind('unit'),
    kind('architecture'),
    kind('infra', { globalSetup: '<rootDir>/test/support/build-template.js' }),
    kind('store'),
    kind('local', {
      roots: ['<rootDir>/infra/local/test', '<rootDir>/test/local'],
      testMatch: ['<rootDir>/{infra/local/test,test/local}/**/*.test.{ts,tsx}'],
    }),
    kind('acceptance', onTheSuite),
    kind('bench', onTheSuite),
    kind('browser', onTheSuite),
  ],
};
