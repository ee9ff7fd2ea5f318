import { createWriteStream, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { HostLog } from './contracts.ts';
import { makeDataFolder } from './data-folder.ts';

const largestBytes = 20_000_000;

/**
 * Writes the host's log, and what the functions say, into the data folder; one former file of 20 MB is kept, also of a run
 * that is not over. What cannot be written, on a full disk, is lost, and nothing else fails by it.
 */
export const fileLog = (dataFolder: string, largest = largestBytes): HostLog => {
  const file = join(dataFolder, 'host.log');
  makeDataFolder(dataFolder);
  let bytes = sizeOf(file);
  let stream = appendTo(file);
  return (part, message, details) => {
    const line = `${new Date().toISOString()} ${part} ${message}${details ? ` ${JSON.stringify(details)}` : ''}\n`;
    if (bytes > largest && turnOver(file)) {
      stream.end();
      stream = appendTo(file);
      bytes = 0;
    }
    bytes += Buffer.byteLength(line);
    stream.write(line);
  };
};

/** What the former stream still holds goes to the file it opened, by whatever name that has. */
const turnOver = (file: string): boolean => {
  try {
    renameSync(file, `${file}.1`);
    return true;
  } catch {
    return false;
  }
};

const appendTo = (file: string): WriteStream =>
  createWriteStream(file, { flags: 'a' }).on('error', () => undefined);

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
};
