import { describe, expect, it } from '@jest/globals';
import { allPassed, changedCode, readsFiles } from '../support/green-files.js';

const green = { node: 'v20', 'functions/a.ts': '1', 'test/unit/a.test.ts': '1', 'docs/a.md': '1' };

describe('the tests that may fail since all passed', () => {
  it.each([
    ['nothing changed', green, []],
    ['a file of code changed', { ...green, 'functions/a.ts': '2' }, ['functions/a.ts']],
    ['one came', { ...green, 'shared/b.tsx': '1' }, ['shared/b.tsx']],
  ])('are told by imports where %s', (_, now, changed) => {
    expect(changedCode(green, now)).toEqual(changed);
  });

  const without = { node: 'v20', 'test/unit/a.test.ts': '1', 'docs/a.md': '1' };
  it.each([
    ['a document', { ...green, 'docs/a.md': '2' }],
    ['the lock file', { ...green, 'package-lock.json': '2' }],
    ['a script of the tests’ own set-up', { ...green, 'test/support/jest-esbuild.js': '2' }],
    ['the version of Node', { ...green, node: 'v24' }],
    ['a file that went', without],
  ])('are all of them where it was %s', (_, now) => {
    expect(changedCode(green, now)).toBeUndefined();
  });

  it('are all of them where nothing is remembered, or where there is no git', () => {
    expect(changedCode(undefined, green)).toBeUndefined();
    expect(changedCode(green, undefined)).toBeUndefined();
  });

  it.each(["import { readFileSync } from 'node:fs';", "} from 'node:child_process';"])(
    'are always those that read files: %s',
    (text) => {
      expect(readsFiles(text)).toBe(true);
    },
  );
});

describe('all of them passed', () => {
  const files = { ...green, 'test/architecture/b.test.ts': '1', 'test/store/c.test.ts': '1' };
  const kept = ['test/unit/a.test.ts', 'test/architecture/b.test.ts'];

  it('where each did, though one of another kind failed', () => {
    expect(allPassed(kept, files)).toBe(true);
  });

  it.each(kept)('not where %s is missing', (missing) => {
    expect(
      allPassed([...kept.filter((name) => name !== missing), 'test/store/c.test.ts'], files),
    ).toBe(false);
  });
});
