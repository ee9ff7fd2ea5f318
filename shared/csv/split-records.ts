import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';

/** A record of a sheet: the line it begins in, counted from 1, and its cells as they are written. */
export type SheetRecord = { line: number; cells: string[] };

/** A line that cannot be read, and why. */
export type UnreadableLine = { line: number; reason: 'open-quote' | 'stray-quote' };

export type SplitText = { records: SheetRecord[]; unreadable: UnreadableLine[] };

const recordShape = z.object({
  record: z.array(z.string()),
  info: z.looseObject({ lines: z.number() }),
});
const manyRecords = z.array(recordShape);

/**
 * Splits the text of a sheet into records. A quote that is out of place or never ends makes only its own line
 * unreadable: where the text as a whole is not CSV, it is read line by line.
 */
export const splitRecords = (text: string, delimiter: string): SplitText => {
  try {
    const records = strictly(text, delimiter).map(({ record, info }) => ({
      // A record is named by its last line; every break in a cell lies before that.
      line: info.lines - record.join('').split(/\r\n|\r|\n/).length + 1,
      cells: record,
    }));
    return { records, unreadable: [] };
  } catch {
    return lineByLine(text, delimiter);
  }
};

const strictly = (text: string, delimiter: string) =>
  z.parse(
    manyRecords,
    parse(text, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      // Spaces stand around quotes; a tab is no space where it divides.
      trim: delimiter !== '\t',
    }),
  );

/** Some programs write a number as text (`="0812"`) and forget that a quote inside a cell is written twice. */
const unformulated = (line: string, delimiter: string): string =>
  line.includes('="')
    ? line
        .split(delimiter)
        .map((cell) => cell.replace(/^( ?)="([^"]*)"( ?)$/, '$1"$2"$3'))
        .join(delimiter)
    : line;

/** A cell with line breaks spans a few lines; a quote that never ends would span the rest of the file. */
const mostLines = 10;

const lineByLine = (text: string, delimiter: string): SplitText => {
  const lines = text.split(/\r\n|\r|\n/).map((line) => unformulated(line, delimiter));
  const split: SplitText = { records: [], unreadable: [] };
  for (let at = 0; at < lines.length;) {
    const found = recordAt(lines, at, delimiter);
    if ('reason' in found) split.unreadable.push({ line: at + 1, reason: found.reason });
    else if (found.cells) split.records.push({ line: at + 1, cells: found.cells });
    at += 'reason' in found ? 1 : found.lines;
  }
  return split;
};

type Found = { lines: number; cells: string[] | undefined } | { reason: UnreadableLine['reason'] };

const recordAt = (lines: readonly string[], at: number, delimiter: string): Found => {
  const [line = ''] = lines.slice(at, at + 1);
  if (!line.includes('"'))
    return { lines: 1, cells: line === '' ? undefined : line.split(delimiter) };
  const columns = line.split(delimiter).length;
  for (let span = 1; span <= mostLines && at + span <= lines.length; span += 1) {
    const read = recordOf(lines.slice(at, at + span).join('\n'), delimiter);
    if (typeof read !== 'string' && (span === 1 || read.length >= columns))
      return { lines: span, cells: read };
    if (read === 'stray') return { reason: span === 1 ? 'stray-quote' : 'open-quote' };
  }
  return { reason: 'open-quote' };
};

/** The cells of one record; 'open' where its last quote does not end, 'stray' where one stands inside a cell. */
const recordOf = (text: string, delimiter: string): string[] | 'open' | 'stray' => {
  try {
    return strictly(text, delimiter)[0]?.record ?? [];
  } catch (error) {
    const isOpen =
      error instanceof Error && 'code' in error && error.code === 'CSV_QUOTE_NOT_CLOSED';
    return isOpen ? 'open' : 'stray';
  }
};
