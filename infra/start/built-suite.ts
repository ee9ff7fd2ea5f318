import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HostError } from '@netral/local-host/contracts';
import { root } from '../bundle/bundle-options.ts';
import { isUnchanged, sourceStamp } from '../bundle/source-stamp.ts';

/** What the local host hosts: the cloud assembly, and the worker that runs its functions. */
export type BuiltSuite = { assemblyFolder: string; workerFile: string };

/** Where everything is built. */
export const outFolder = join(root, 'dist/local-suite');
/** The cloud assembly; once everything is built, it holds the stamp of the sources. */
export const assemblyFolder = join(outFolder, 'assembly');
export const workerFolder = join(outFolder, 'local');

const built: BuiltSuite = {
  assemblyFolder,
  workerFile: join(workerFolder, 'worker.mjs'),
};

const isBuilt = (): boolean =>
  existsSync(join(assemblyFolder, 'manifest.json')) && existsSync(built.workerFile);

/** The sources as they are now, and where: the template names the folders of the bundles. */
export const suiteStamp = (): string => `${sourceStamp()} ${root}`;

/** Says whether everything was built, and with this stamp. */
export const isBuiltWith = (stamp: string): boolean =>
  isBuilt() && isUnchanged(assemblyFolder, stamp);

/** What was built before; throws HostError when nothing was. */
export const builtSuite = (): BuiltSuite => {
  if (isBuilt()) return built;
  throw new HostError('Nothing is built yet; leave out --built');
};
