import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const left = new Set(['node_modules', 'dist', 'cdk.out', '.git', '.netral', 'coverage']);

/** A copy of the project in a temporary folder, where anything may be changed; `remove` takes it away. */
export const copyProject = (root: string): { folder: string; remove: () => void } => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'netral-guards-')));
  for (const name of readdirSync(root))
    if (!left.has(name)) cpSync(join(root, name), join(folder, name), { recursive: true });
  linkPackages(join(root, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
};

/** Links each package to where it is installed; a workspace, which is a link itself, is the copy's own. */
const linkPackages = (from: string, to: string): void => {
  mkdirSync(to);
  for (const name of readdirSync(from)) {
    const installed = join(from, name);
    const isLink = lstatSync(installed).isSymbolicLink();
    symlinkSync(isLink ? readlinkSync(installed) : realpathSync(installed), join(to, name));
  }
};
