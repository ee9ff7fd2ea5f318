import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { bundleFunctions, entries } from '../../infra/bundle/bundle-functions.ts';
import { bundleName } from '../../infra/bundle/bundle-name.ts';
import { outFolder } from '../../infra/start/built-suite.ts';
import { readBudget } from '../bench/loads/budget.ts';
import { loadedBy } from '../bench/loads/loaded.ts';
import { grantedTo, surplusRights } from './called-rights.ts';

// Of the suite's own bundles: nothing is done where they are built from these sources. Whoever else reads them stands in
// this file, too: two that bundle at once would take each other's folder away.
beforeAll(() => bundleFunctions({ deployments: [], outFolder }));

// What a function loads before its first answer is what a cold start waits for. Whoever needs more writes the budget
// anew (`npm run bench:loads -- --write`) and says why in the commit.
describe('what functions load before their first answer', () => {
  const budget = readBudget();

  it('has a budget for each function, and none for others', () => {
    expect(Object.keys(budget).sort()).toEqual(entries().sort());
  });

  it.each(Object.entries(budget))('of %s is at most %i kB, in one file', (entry, kilobytes) => {
    const { firstKb, files } = loadedBy(join(outFolder, 'bundles', bundleName(entry)));
    expect(firstKb).toBeLessThanOrEqual(kilobytes);
    expect(files).toBe(1);
  });
});

// They answer people by far the most, and need nothing of it (decision 0089).
describe('the AWS SDK', () => {
  const codeOf = (entry: string) =>
    readFileSync(join(outFolder, 'bundles', bundleName(entry), 'index.mjs'), 'utf8');
  // How it says who calls.
  const isLoadedBy = (entry: string) => /["'`]aws-sdk-js["'`]/.test(codeOf(entry));

  it.each([
    'pledges/pledging/pledge-pages',
    'pledges/pledging/submit-pledge',
    'pledges/counting/read-participation',
    'pledges/receipts/verify-receipt',
    'reports/intake/report-pages',
    'reports/intake/submit-report',
    'reports/sources/receive-webhook',
    'reports/follow-up/track-report',
    'satgas/alerts/alerts',
    'satgas/alerts/alert-link',
    'site/authorise',
    'site/sign-in',
    'site/site-pages',
  ])('is not loaded before the first answer of %s', (entry) => {
    expect(isLoadedBy(entry)).toBe(false);
  });

  it('is loaded by those that call other services than tables and secrets, and by a third of all at most', () => {
    expect(isLoadedBy('satgas/alerts/relay-alerts')).toBe(true);
    expect(entries().filter(isLoadedBy).length).toBeLessThanOrEqual(entries().length / 3);
  });
});

describe('a right of a function', () => {
  it('is used by a call that its code holds, or has a reason', () => {
    expect(grantedTo().size).toBeGreaterThan(90);
    expect(surplusRights()).toEqual([]);
  });
});
