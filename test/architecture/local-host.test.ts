import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const home = 'infra/local';

type Manifest = {
  name: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
  exports: Record<string, string>;
};
const host = JSON.parse(readFileSync(join(root, home, 'package.json'), 'utf8')) as Manifest;

const filesBelow = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => `${folder}/${file.replaceAll('\\', '/')}`)
    .filter((file) => /\.(tsx?|m?js)$/.test(file));

type Import = { file: string; specifier: string };
const importsOf = (file: string): Import[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:\bfrom|\bimport|\bimport\(|\brequire\()\s*'([^'\s]+)'|\bnew URL\('(\.[^'\s]+)'/g,
    ),
  ].map(([, imported, found]) => ({ file, specifier: imported ?? found ?? '' }));

const isRelative = ({ specifier }: Import): boolean => specifier.startsWith('.');
/** Where a relative import leads, from the root of this project. */
const targetOf = ({ file, specifier }: Import): string =>
  relative(root, join(root, dirname(file), specifier)).replaceAll('\\', '/');
const packageOf = ({ specifier }: Import): string =>
  /^(@[^/]+\/[^/]+|[^/]+)/.exec(specifier)?.[0] ?? specifier;
const leadsHome = (path: string): boolean => path === home || path.startsWith(`${home}/`);
const written = ({ file, specifier }: Import): string => `${file} imports ${specifier}`;

const ofHost = filesBelow(home).flatMap(importsOf);
const ofOthers = ['functions', 'shared', 'events', 'infra', 'test']
  .flatMap(filesBelow)
  .filter((file) => !leadsHome(file))
  .flatMap(importsOf);
const isTest = ({ file }: Import): boolean => /^infra\/local\/(test|testing)\//.test(file);

describe('the local host', () => {
  it('imports nothing from outside its own folder', () => {
    expect(ofHost.length).toBeGreaterThan(300);
    const outside = ofHost.filter((one) => isRelative(one) && !leadsHome(targetOf(one)));
    expect(outside.map(written)).toEqual([]);
  });

  it('names every package it imports in its own package.json, its tests’ ones apart', () => {
    const typesOnly = Object.keys(host.devDependencies).map((name) => name.replace('@types/', ''));
    const unnamed = ofHost.filter((one) => {
      if (isRelative(one) || one.specifier.startsWith('node:')) return false;
      const named = [...Object.keys(host.dependencies), ...(isTest(one) ? typesOnly : [])];
      return !named.includes(packageOf(one));
    });
    expect(unnamed.map(written)).toEqual([]);
  });

  it('is imported by the name of its package only', () => {
    const byPath = ofOthers.filter((one) => isRelative(one) && leadsHome(targetOf(one)));
    expect(byPath.map(written)).toEqual([]);
    const byName = ofOthers.filter((one) => packageOf(one) === host.name);
    expect(byName.length).toBeGreaterThan(10);
    const opened = Object.keys(host.exports).map((path) => path.replace('.', host.name));
    expect(byName.filter(({ specifier }) => !opened.includes(specifier)).map(written)).toEqual([]);
  });

  it('is unknown to everything that ships', () => {
    const ships = ofOthers.filter(({ file }) => /^(functions|shared|events)\//.test(file));
    expect(ships.length).toBeGreaterThan(500);
    expect(ships.filter((one) => packageOf(one) === host.name).map(written)).toEqual([]);
  });
});
