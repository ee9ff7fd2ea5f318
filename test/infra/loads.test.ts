import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleFunctions, entries } from '../../infra/bundle/bundle-functions.ts';
import { bundleName } from '../../infra/bundle/bundle-name.ts';
import { outFolder } from '../../infra/start/built-suite.ts';
import { readBudget } from '../bench/loads/budget.ts';
import { loadedBy } from '../bench/loads/loaded.ts';

// What a function loads before its first answer is what a cold start waits for. Whoever needs more writes the budget
// anew (`npm run bench:loads -- --write`) and says why in the commit.
describe('what functions load before their first answer', () => {
  const budget = readBudget();

  // Of the suite's own bundles: nothing is done where they are built from these sources.
  beforeAll(() => bundleFunctions({ deployments: [], outFolder }));

  it('has a budget for each function, and none for others', () => {
    expect(Object.keys(budget).sort()).toEqual(entries().sort());
  });

  it.each(Object.entries(budget))('of %s is at most %i kB, in one file', (entry, kilobytes) => {
    const { firstKb, files } = loadedBy(join(outFolder, 'bundles', bundleName(entry)));
    expect(firstKb).toBeLessThanOrEqual(kilobytes);
    expect(files).toBe(1);
  });
});
