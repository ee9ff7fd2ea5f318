import { availableParallelism } from 'node:os';

// Eight kinds of test: rules without any process (unit), reading the code (architecture), the template (infra), the
// real engine (store), parts of the local host (local), the whole suite from outside over HTTP (acceptance) and in a
// browser (browser), and that every bench runs and breaks as it should (bench).
const kind = (name, more = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
  transform: { '\\.tsx?$': '<rootDir>/test/support/jest-esbuild.js' },
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  testEnvironment: 'node',
  modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/cdk.out'],
  ...more,
});

const onTheSuite = { globalSetup: '<rootDir>/test/support/build-suite.ts' };

export default {
  testTimeout: 30_000,
  // Suites wait as much as they compute: two at once even where there are two cores only.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  projects: [
    kind('unit'),
    kind('architecture'),
    kind('infra'),
    kind('store'),
    kind('local', {
      testMatch: ['<rootDir>/{infra/local/test,test/local}/**/*.test.{ts,tsx}'],
    }),
    kind('acceptance', onTheSuite),
    kind('bench', onTheSuite),
    kind('browser', onTheSuite),
  ],
};
