import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { wantedFirst } from '../../infra/bundle/bundle-entries.ts';
import { bundleName } from '../../infra/bundle/bundle-name.ts';
import { isUnchanged, sourceStamp, writeStamp } from '../../infra/bundle/source-stamp.ts';

/** Bundles in a process of its own, as every build does, and says what it left running. */
const bundle = (...entries: string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'netral-bundle-'));
  const left = execFileSync(
    process.execPath,
    ['--import', 'tsx', 'test/support/bundle-some.ts', folder, ...entries],
    { encoding: 'utf8' },
  );
  return { folder, left: JSON.parse(left) as string[] };
};

const filesOf = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.mjs'))
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );

/** Files a bundle's file names, with or without `await`. */
const named = (content: string) =>
  [...content.matchAll(/(?:from|import\(?)\s*["'`]\.\/([\w.-]+\.mjs)["'`]/g)].map(
    ([, file]) => file,
  );

describe('bundling', () => {
  const entries = [
    'pledges/pledging/submit-pledge',
    'pledges/confirming/confirming',
    // What one entry needs of a package the others carry too.
    'pledges/ceremonies/bind-tickets',
    'site/site-pages',
    'site/refuse-route',
  ];
  const { folder, left } = bundle(...entries);
  const files = filesOf(folder);
  const loadedAtOnce = (name: string) => {
    const atOnce = new Set([`${name}/index.mjs`]);
    for (const file of atOnce)
      for (const [, next] of (files[file] ?? '').matchAll(/(?:from|import)"\.\/([\w.-]+\.mjs)"/g))
        atOnce.add(`${name}/${next ?? ''}`);
    return [...atOnce];
  };

  const isHttp = (file: string) => !file.startsWith('pledges-ceremonies-bind-tickets');

  it('lays beside each function only what it reaches', () => {
    for (const name of entries.map(bundleName)) {
      const own = Object.keys(files).filter((file) => file.startsWith(`${name}/`));
      const reached = new Set([`${name}/index.mjs`]);
      for (const file of reached)
        for (const next of named(files[file] ?? '')) reached.add(`${name}/${next ?? ''}`);
      expect(own.filter((file) => !reached.has(file))).toEqual([]);
      expect([...reached].filter((file) => !own.includes(file))).toEqual([]);
    }
  });

  it('loads one file before the first answer, and later only what that does not hold', () => {
    for (const name of entries.map(bundleName)) {
      expect(loadedAtOnce(name)).toEqual([`${name}/index.mjs`]);
    }
    const holding = (words: string) =>
      Object.keys(files).filter((file) => files[file]?.includes(words));
    // The statuses of refusals, which words loaded later need too.
    expect(holding('"malformed-request":400').sort()).toEqual(
      entries
        .map((entry) => `${bundleName(entry)}/index.mjs`)
        .filter(isHttp)
        .sort(),
    );
  });

  it('has an OIDC client where people sign in, and none in what takes pledges', () => {
    const withClient = Object.entries(files)
      .filter(([, content]) => content.includes('code_verifier'))
      .map(([file]) => file.split('/')[0]);
    expect([...new Set(withClient)]).toEqual(['pledges-confirming-confirming']);
  });

  it("leaves out zod's messages in fifty languages, which nobody is shown", () => {
    const dutch = 'Ongeldige invoer';
    expect(readFileSync('node_modules/zod/v4/locales/nl.js', 'utf8')).toContain(dutch);
    expect(Object.entries(files).filter(([, content]) => content.includes(dutch))).toEqual([]);
  });

  it('gives the same bytes and names wherever it is done, so that what has not changed is not deployed again', () => {
    expect(filesOf(bundle(...entries).folder)).toEqual(files);
  });

  it('comes first where somebody waits, also for who begins to wait while others are bundled', () => {
    const wanted = new Set(['c']);
    const order: string[] = [];
    for (const entry of wantedFirst(['a', 'b', 'c', 'd'], (one) => wanted.has(one))) {
      order.push(entry);
      wanted.add('d');
    }
    expect(order).toEqual(['c', 'd', 'a', 'b']);
  });

  it('leaves no service of the bundler running', () => {
    expect(left).toEqual([]);
  });

  it('is skipped only where it was finished with the very same sources', () => {
    const unfinished = mkdtempSync(join(tmpdir(), 'netral-stamp-'));
    expect(isUnchanged(unfinished, sourceStamp())).toBe(false);
    writeStamp(unfinished, sourceStamp());
    expect(isUnchanged(unfinished, sourceStamp())).toBe(true);
    expect(isUnchanged(unfinished, `${sourceStamp()}0`)).toBe(false);
  });

  it('takes a changed, added, renamed or emptied source for a change', () => {
    const folder = mkdtempSync(join(tmpdir(), 'netral-sources-'));
    mkdirSync(join(folder, 'functions/site'), { recursive: true });
    const write = (file: string, content: string) => {
      writeFileSync(join(folder, 'functions/site', file), content);
      return sourceStamp(folder);
    };
    const stamps = [write('a.ts', '1'), write('a.ts', '2'), write('b.ts', ''), write('a.ts', '')];
    renameSync(join(folder, 'functions/site/b.ts'), join(folder, 'functions/site/c.ts'));
    expect(new Set([...stamps, sourceStamp(folder)]).size).toBe(5);
  });

  it.each([
    'functions/a.ts',
    'shared/regions.json',
    'events/a.ts',
    'infra/deployments/demo.json',
    'infra/parts/topic.ts',
    'cdk.json',
    'tsconfig.json',
    'package.json',
    'package-lock.json',
    'node_modules/.package-lock.json',
  ])('takes a change of %s for one', (file) => {
    const folder = mkdtempSync(join(tmpdir(), 'netral-sources-'));
    const before = sourceStamp(folder);
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), 'changed');
    expect(sourceStamp(folder)).not.toBe(before);
  });
});
