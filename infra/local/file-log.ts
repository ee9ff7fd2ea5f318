import { createWriteStream, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { HostLog } from './contracts.ts';
import { makeDataFolder } from './data-folder.ts';

const largestBytes = 20_000_000;
/** What could not be written is tried again with the first line after so long. */
const tryAgainMs = 1000;

/**
 * Writes the host's log, and what the functions say, into the data folder; one former file of 20 MB is kept, also of a run
 * that is not over. What cannot be written, on a full disk, is lost, and nothing else fails by it; once there is room
 * again it goes on, and says how many lines are missing.
 */
export const fileLog = (
  dataFolder: string,
  { largest = largestBytes, now = Date.now }: { largest?: number; now?: () => number } = {},
): HostLog => {
  const file = join(dataFolder, 'host.log');
  makeDataFolder(dataFolder);
  let bytes = sizeOf(file);
  /** Undefined while it cannot be written. */
  let stream: WriteStream | undefined;
  let triedAt = 0;
  let missing = 0;
  const open = () => {
    const opened = createWriteStream(file, { flags: 'a' });
    // A stream that failed once writes nothing more.
    opened.on('error', () => {
      if (stream === opened) stream = undefined;
    });
    triedAt = now();
    stream = opened;
  };
  const write = (line: string): void => {
    bytes += Buffer.byteLength(line);
    const to = stream;
    to?.write(line, (error) => {
      if (error) missing += 1;
    });
    if (!to) missing += 1;
  };
  open();
  return (part, message, details) => {
    if (bytes > largest && turnOver(file)) {
      stream?.end();
      open();
      bytes = 0;
    }
    if (!stream && now() - triedAt >= tryAgainMs) open();
    if (stream && missing > 0) {
      const lines = missing;
      missing = 0;
      write(lineOf(now(), 'log', `${lines} lines could not be written here`));
    }
    write(lineOf(now(), part, message, details));
  };
};

const lineOf = (at: number, part: string, message: string, details?: object): string =>
  `${new Date(at).toISOString()} ${part} ${message}${details ? ` ${JSON.stringify(details)}` : ''}\n`;

/** What the former stream still holds goes to the file it opened, by whatever name that has. */
const turnOver = (file: string): boolean => {
  try {
    renameSync(file, `${file}.1`);
    return true;
  } catch {
    return false;
  }
};

const sizeOf = (file: string): number => {
  try {
    return statSync(file).size;
  } catch {
    return 0;
  }
};
