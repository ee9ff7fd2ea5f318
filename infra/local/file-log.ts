import { createWriteStream, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { HostLog } from './contracts.ts';
import { makeDataFolder } from './data-folder.ts';

const largestBytes = 20_000_000;

/** Writes the host's log, and what the functions say, into the data folder; one former file of 20 MB is kept. */
export const fileLog = (dataFolder: string): HostLog => {
  const file = join(dataFolder, 'host.log');
  makeDataFolder(dataFolder);
  if (sizeOf(file) > largestBytes) renameSync(file, `${file}.1`);
  const stream = createWriteStream(file, { flags: 'a' });
  stream.on('error', () => undefined);
  return (part, message, details) => {
    stream.write(
      `${new Date().toISOString()} ${part} ${message}${details ? ` ${JSON.stringify(details)}` : ''}\n`,
    );
  };
};

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
};
