import { parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { refuseField } from '../refusal.ts';

/** One row of a sheet: its line in the file, and its cells by the heading of their column. */
export type SheetRow = { line: number; cells: Record<string, string> };

const rowShape = z.object({
  record: z.array(z.string()),
  info: z.looseObject({ lines: z.number() }),
});

/**
 * Reads a sheet as people export it: UTF-8 with or without a byte order mark, commas, semicolons or tabs,
 * headings in any case. Throws Refusal naming what is wrong with the file as a whole: not UTF-8, no heading that
 * must be there, too many rows, or quotes that never end.
 */
export const readRows = (
  bytes: Uint8Array,
  { headings, mostRows }: { headings: readonly string[]; mostRows: number },
): SheetRow[] => {
  const text = decode(bytes);
  const [first, ...rest] = parseSheet(text);
  const names = (first?.record ?? []).map((name) => name.trim().toLowerCase());
  const missing = headings.find((heading) => !names.includes(heading.toLowerCase()));
  if (missing !== undefined) throw refuseField('file', `without-column-${missing.toLowerCase()}`);
  if (rest.length > mostRows) throw refuseField('file', 'too-many-rows');
  return rest.map(({ record, info }) => ({
    line: info.lines,
    cells: Object.fromEntries(names.map((name, place) => [name, (record[place] ?? '').trim()])),
  }));
};

const decode = (bytes: Uint8Array): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refuseField('file', 'not-utf-8');
  }
};

const parseSheet = (text: string) => {
  const [heading = ''] = text.split('\n', 1);
  const delimiter = [';', '\t', ','].find((one) => heading.includes(one)) ?? ',';
  try {
    const rows: unknown = parse(text, {
      delimiter,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    return z.parse(z.array(rowShape), rows);
  } catch {
    throw refuseField('file', 'not-a-sheet');
  }
};

/** Excel turns long numbers into 1.98609E+17: the digits are gone, and only its author can give them back. */
export const isScientific = (cell: string): boolean => /^\d(?:[.,]\d+)?E\+\d{1,3}$/i.test(cell);
