import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HostError } from '../contracts.ts';

const magic = 'SQLite format 3\0';
/** One page of the smallest size. */
const leastBytes = 512;

/**
 * Looks at the engine's file before anything opens it: SQLite takes an empty one for a new database, and everything that
 * was stored would be gone without a word. Throws HostError for a file that is empty, cut short or no database, and
 * where none is beside what a host has stored. Damage within a file that has its length is the engine's to find.
 */
export const checkEngineFile = (file: string): void => {
  const fault = existsSync(file) ? faultOf(file) : missing(file);
  if (fault !== undefined) throw new HostError(damaged(file, fault));
};

/** What whoever runs the host reads, and can do. */
export const damaged = (file: string, fault: string): string =>
  [
    `Basis data ${file} rusak; tidak ada yang diubah. · The database ${file} ${fault}. Nothing was changed.`,
    `  Put a copy of the folder ${dirname(file)} back, or begin in an empty one and import an export (npm run import).`,
    '  Only if what was stored may be lost: --fresh begins with nothing.',
  ].join('\n');

const faultOf = (file: string): string | undefined => {
  const { size } = statSync(file);
  if (size === 0) return 'is empty';
  if (size < leastBytes) return 'is cut short';
  const header = beginningOf(file);
  if (header.toString('latin1', 0, magic.length) !== magic) return 'is no database';
  return isCutShort(file, header, size) ? 'is cut short' : undefined;
};

const beginningOf = (file: string): Buffer => {
  const header = Buffer.alloc(100);
  const fd = openSync(file, 'r');
  try {
    readSync(fd, header, 0, header.length, 0);
  } finally {
    closeSync(fd);
  }
  return header;
};

/** SQLite, "Database File Format" §1.3: page size at 16 (1 for 65,536), pages at 28, valid where 24 and 92 agree. */
const isCutShort = (file: string, header: Buffer, size: number): boolean => {
  // What a crash left in the log may still lengthen the file.
  if (sizeOf(`${file}-wal`) > 0) return false;
  const given = header.readUInt16BE(16);
  const pageSize = given === 1 ? 65_536 : given;
  const isCounted = header.readUInt32BE(24) === header.readUInt32BE(92);
  return size < pageSize * (isCounted ? header.readUInt32BE(28) : 1);
};

const missing = (file: string): string | undefined =>
  sizeOf(`${file}-wal`) > 0 || holdsObjects(join(dirname(file), 'objects'))
    ? 'is gone, and what was stored with it is still there'
    : undefined;

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

/** A description is written for each object (aws/s3-objects.ts). */
const holdsObjects = (folder: string): boolean =>
  existsSync(folder) &&
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).some((name) => name.endsWith('.json'));
