import * as z from 'zod/mini';
import { foldedWords } from '../../../shared/csv/cells.ts';
import type { ReadSheet, SheetRow } from '../../../shared/csv/read-rows.ts';
import { parseJson } from '../../../shared/http/body.ts';
import type { SentFile } from '../../../shared/http/upload.ts';
import { refuseField } from '../../../shared/refusal.ts';
import { readSheet } from './read-roster.ts';
import { rosterJson } from './roster-forms.ts';

/** The rows of a roster that was sent as JSON or as a sheet; throws Refusal 'invalid-fields' or 'malformed-json' for what is no list. */
export const rowsOf = async ({ type, content }: SentFile): Promise<SentRows> =>
  type === 'application/json' ? { rows: jsonRows(content), unreadable: [] } : readSheet(content);

export type SentRows = Pick<ReadSheet, 'rows' | 'unreadable'>;

/** Rows of a JSON list, numbered from 1. A number that is no text has lost its digits already: it is read as wrong. */
const jsonRows = (bytes: Uint8Array): SheetRow[] => {
  const parsed = z.safeParse(rosterJson, parseJson(bytes));
  if (!parsed.success) throw refuseField('rows', 'malformed');
  return parsed.data.rows.map((row, i) => ({
    line: i + 1,
    cells: Object.fromEntries(
      Object.entries(row).map(([name, value]) => [foldedWords(name), textOf(value)]),
    ),
  }));
};

const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return value === undefined || value === null ? '' : 'not a text';
};
