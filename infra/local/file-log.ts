import { createWriteStream, renameSync, statSync, type WriteStream } from 'node:fs';
import { join } from 'node:path';
import type { HostLog } from './contracts.ts';
import { makeDataFolder } from './data-folder.ts';

const largestBytes = 20_000_000;
/** What could not be written is tried again with the first line after so long. */
const tryAgainMs = 1000;

type Options = { largest?: number; now?: () => number };

/**
 * Writes the host's log, and what the functions say, into the data folder; one former file of 20 MB is kept, also of a run
 * that is not over. What cannot be written, on a full disk, is lost, and nothing else fails by it; once there is room
 * again it goes on, and says how many lines are missing.
 */
export const fileLog = (
  dataFolder: string,
  { largest = largestBytes, now = Date.now }: Options = {},
): HostLog => {
  const file = join(dataFolder, 'host.log');
  makeDataFolder(dataFolder);
  let bytes = sizeOf(file);
  let journal = openJournal(file, now());
  let missing = 0;
  const write = (line: string): void => {
    bytes += Buffer.byteLength(line);
    journal.write(line, () => (missing += 1));
  };
  return (part, message, details) => {
    if (bytes > largest && turnOver(file)) {
      journal.end();
      journal = openJournal(file, now());
      bytes = 0;
    }
    if (journal.isBroken() && now() - journal.openedAt >= tryAgainMs)
      journal = openJournal(file, now());
    if (!journal.isBroken() && missing > 0) {
      const said = `${missing} lines could not be written here`;
      missing = 0;
      write(lineOf(now(), 'log', said));
    }
    write(lineOf(now(), part, message, details));
  };
};

type Journal = {
  openedAt: number;
  /** A stream that failed once writes nothing more. */
  isBroken: () => boolean;
  write: (line: string, onLost: () => void) => void;
  end: () => void;
};

const openJournal = (file: string, openedAt: number): Journal => {
  const stream: WriteStream = createWriteStream(file, { flags: 'a' });
  let broken = false;
  stream.on('error', () => (broken = true));
  return {
    openedAt,
    isBroken: () => broken,
    write: (line, onLost) => {
      if (broken) onLost();
      else stream.write(line, (error) => error && onLost());
    },
    end: () => stream.end(),
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
