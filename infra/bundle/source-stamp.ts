import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bundle-options.ts';

/** Everything a bundle and the template are made of; packages are what the lock says, and what npm says it installed. */
const sources = [
  'functions',
  'shared',
  'events',
  'infra',
  'docs/integrations',
  'docs/panduan',
  'docs/tour',
  'cdk.json',
  'node_modules/.package-lock.json',
  'package-lock.json',
  'package.json',
  'tsconfig.json',
];

/** A hash of every source a bundle or the template can be made of: file names and contents below `folder`, and the Node that bundles. */
export const sourceStamp = (folder = root): string => {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap((source) => filesBelow(folder, source)).sort())
    hash.update(`\0${file}\0`).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
};

const filesBelow = (folder: string, path: string): string[] => {
  const full = join(folder, path);
  if (!existsSync(full)) return [];
  if (!statSync(full).isDirectory()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .flatMap(({ name }) => filesBelow(folder, `${path}/${name}`));
};

const stampFile = (folder: string) => join(folder, 'source-stamp.txt');

/** Says whether a folder was written whole from these very sources. */
export const isUnchanged = (folder: string, stamp: string): boolean =>
  existsSync(stampFile(folder)) && readFileSync(stampFile(folder), 'utf8') === stamp;

/** Marks a folder as no longer whole, before it is written anew. */
export const removeStamp = (folder: string): void => rmSync(stampFile(folder), { force: true });

/** Marks a folder as whole; written last, so that a broken build is never taken for one. */
export const writeStamp = (folder: string, stamp: string): void => {
  writeFileSync(stampFile(folder), stamp);
};
