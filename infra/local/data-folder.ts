import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { HostError } from './contracts.ts';

/** Makes the data folder, parents included; throws HostError with one clear line when it cannot be written. */
export const makeDataFolder = (folder: string): void => {
  try {
    // One by one: node's own recursive way never ends below /proc.
    for (const missing of missingFolders(folder)) mkdirSync(missing);
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    throw new HostError(
      `The data folder ${folder} cannot be written (${code}). Choose another: npm start -- --data FOLDER`,
    );
  }
};

const missingFolders = (folder: string): string[] =>
  existsSync(folder) ? [] : [...missingFolders(dirname(folder)), folder];
