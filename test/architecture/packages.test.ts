import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as {
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
};
const decisions = readdirSync(`${root}/docs/decisions`)
  .map((file) => readFileSync(`${root}/docs/decisions/${file}`, 'utf8'))
  .join('\n');

/** A family of packages may share a line: `@aws-sdk/client-*`. */
const families = [...decisions.matchAll(/`(@[\w-]+\/[\w-]*)\*`/g)].map(([, start]) => start ?? '');

const folders = ['events', 'functions', 'infra', 'shared', 'test'];
const sources = folders.flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => readFileSync(`${root}/${folder}/${file}`, 'utf8')),
);

describe('what the code imports', () => {
  it('is named in package.json, not found there by another package’s doing', () => {
    const named = new Set(
      Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).map((name) =>
        name.replace(/^@types\//, ''),
      ),
    );
    const imported = sources.flatMap((source) =>
      [...source.matchAll(/\bfrom '((?:@[\w-]+\/)?\w[\w.-]*)(?:\/[^']*)?'(?:;| with)/g)].map(
        ([, name]) => name ?? '',
      ),
    );
    expect(imported.length).toBeGreaterThan(100);
    expect([...new Set(imported)].filter((name) => !named.has(name))).toEqual([]);
  });
});

describe.each(Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))(
  'the package %s',
  (name, version) => {
    it('is pinned exactly', () => expect(version).toMatch(/^\d+\.\d+\.\d+$/));

    it('earns its place in a decision', () => {
      const isNamed =
        decisions.includes(`\`${name}\``) || families.some((start) => name.startsWith(start));
      expect(isNamed).toBe(true);
    });
  },
);
