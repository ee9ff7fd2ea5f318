import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const greenFile = join(root, 'dist/cache/green-files.json');

/** Every file of the checkout but those that git ignores, by the hash of its bytes; nothing where there is no git. */
export const filesNow = () => {
  try {
    const ask = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
    const names = execFileSync('git', ask, { cwd: root, maxBuffer: 1e8, stdio: 'pipe' });
    const files = names.toString('utf8').split('\0').filter(Boolean);
    return Object.fromEntries([
      ['node', process.version],
      ...files.flatMap((name) => hashOf(join(root, name)).map((hash) => [name, hash])),
    ]);
  } catch {
    return undefined;
  }
};

/** None where git still lists what is gone. */
const hashOf = (path) => {
  try {
    return [createHash('sha256').update(readFileSync(path)).digest('base64url')];
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return [];
    throw error;
  }
};

/** The files with which all unit and architecture tests last passed, or nothing. */
export const lastGreen = () => {
  try {
    return JSON.parse(readFileSync(greenFile, 'utf8'));
  } catch {
    return undefined;
  }
};

/** Whether every unit and architecture test of these files is among those that passed, whatever became of other kinds. */
export const allPassed = (passed, files) => {
  const green = new Set(passed);
  return Object.keys(files).every((name) => !isKept.test(name) || green.has(name));
};

const isKept = /^test\/(unit|architecture)\/.*\.test\.tsx?$/;

/** Remembers that all unit and architecture tests passed with these files. */
export const keepGreen = (files) => {
  mkdirSync(dirname(greenFile), { recursive: true });
  writeFileSync(greenFile, JSON.stringify(files));
};

/**
 * The code that changed since the tests passed: jest finds the tests that depend on it by their imports. Undefined where
 * imports do not tell: nothing is remembered, a file went, or something changed that is read and not imported.
 */
export const changedCode = (green, now) => {
  if (!green || !now) return undefined;
  if (Object.keys(green).some((name) => !(name in now))) return undefined;
  const changed = Object.keys(now).filter((name) => now[name] !== green[name]);
  return changed.every((name) => isCode.test(name)) ? changed : undefined;
};

const isCode = /^(events|functions|infra|shared|test)\/.*\.tsx?$/;

/** Whether a file reads others, by a path that no import shows: what depends on it always runs. */
export const readsFiles = (text) => /from '(node:)?(fs|fs\/promises|child_process)'/.test(text);
