import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
type Manifest = { dependencies: Record<string, string>; devDependencies: Record<string, string> };
const manifestIn = (folder: string) =>
  JSON.parse(readFileSync(`${root}/${folder}/package.json`, 'utf8')) as Manifest;
const manifest = manifestIn('.');
// Its imports are watched by local-host.test.ts.
const localHost = 'infra/local';
const host = manifestIn(localHost);
const versions = [manifest, host].flatMap(({ dependencies, devDependencies }) =>
  Object.entries({ ...dependencies, ...devDependencies }),
);
const decisions = readdirSync(`${root}/docs/decisions`)
  .map((file) => readFileSync(`${root}/docs/decisions/${file}`, 'utf8'))
  .join('\n');

/** A family of packages may share a line: `@aws-sdk/client-*`. */
const families = [...decisions.matchAll(/`(@[\w-]+\/[\w-]*)\*`/g)].map(([, start]) => start ?? '');

const folders = ['events', 'functions', 'infra', 'shared', 'test'];
const sources = folders.flatMap((folder) =>
  readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.tsx?$/.test(file) && !file.startsWith(localHost))
    .map((file) => readFileSync(`${root}/${file}`, 'utf8')),
);

describe('options of a command', () => {
  it('are read in one place, which says what each does and names what is wrong', () => {
    const readers = sources.filter((source) => /import \{[^}]*\bparseArgs\b/.test(source));
    expect(readers).toHaveLength(1);
    expect(readers[0]).toContain('export const readCommand');
  });
});

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

describe.each([...new Map(versions).keys()])('the package %s', (name) => {
  const pins = new Set(versions.filter(([other]) => other === name).map(([, version]) => version));

  it('is pinned exactly', () => {
    expect(pins.size).toBe(1);
    for (const version of pins) expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('earns its place in a decision', () => {
    const isNamed =
      decisions.includes(`\`${name}\``) || families.some((start) => name.startsWith(start));
    expect(isNamed).toBe(true);
  });
});
