import { refuseField } from '../refusal.ts';
import { foldedWords } from './cells.ts';
import type { SheetRecord } from './split-records.ts';

/** What each column may be called, folded; a sheet must have all that are needed. */
export type Columns = Readonly<Record<string, readonly string[]>>;

export type HeadingRules = { columns: Columns; needs: readonly string[] };

/**
 * The last line of a sheet's headings, what each of them is called, by a name of the rules where it has one, and how that
 * line is written, folded.
 */
export type Heading = { line: number; names: string[]; written: string[] };

/** Titles, names of offices and empty lines stand above the headings. */
const headingWithin = 10;

/**
 * The first row that names every column that is needed, or else the first two rows that do so together, as lists have
 * them whose upper headings span several columns; undefined where there are none within ten rows.
 */
export const headingIn = (
  records: readonly SheetRecord[],
  rules: HeadingRules,
): Heading | undefined => {
  const rows = beginningOf(records);
  const isHeading = (row: SheetRecord) => missingOf(row.cells, rules) === undefined;
  const pairs = rows.slice(1).map((row, above) => together(rows[above], row));
  const found = rows.find(isHeading) ?? pairs.find(isHeading);
  return (
    found && {
      line: found.line,
      names: found.cells.map((cell) => nameOf(cell, rules)),
      written: found.cells.map(foldedWords),
    }
  );
};

const beginningOf = (records: readonly SheetRecord[]): SheetRecord[] =>
  records
    .slice(0, 100)
    .filter(({ cells }) => cells.some((cell) => foldedWords(cell) !== ''))
    .slice(0, headingWithin);

/** Two rows as one: of a column the lower heading, or the upper where that is empty. */
const together = (above: SheetRecord | undefined, { line, cells }: SheetRecord): SheetRecord => {
  const upper = above?.cells ?? [];
  const width = Math.max(upper.length, cells.length);
  const lowerOrUpper = (_: unknown, place: number): string =>
    foldedWords(cells[place] ?? '') === '' ? (upper[place] ?? '') : (cells[place] ?? '');
  return { line, cells: Array.from({ length: width }, lowerOrUpper) };
};

/** The first column that is needed and that no heading names. */
const missingOf = (cells: readonly string[], rules: HeadingRules): string | undefined => {
  const names = new Set(cells.map((cell) => nameOf(cell, rules)));
  return rules.needs.find((column) => !rules.columns[column]?.some((name) => names.has(name)));
};

/** What stands behind a heading and does not change what it asks for: (18 digit), (wajib diisi), *). */
const notes = /\((?:[^()]{0,40}\d[^()]{0,40}|wajib[^()]{0,40}|opsional|required|optional)\)|\*\)?/g;

/**
 * A heading by a name of the rules, however it is written: with a note, its letters spaced out or dotted, words joined by
 * `_` or by nothing, several names of one column side by side; any other as it is, folded.
 */
const nameOf = (cell: string, { columns }: HeadingRules): string => {
  const written = foldedWords(cell.slice(0, 200));
  const all = Object.values(columns);
  const known = (name: string): string | undefined => namesByKey(columns).get(keyOf(name));
  const found =
    known(written) ?? known(bareOf(written)) ?? known(bareOf(written, /\([^()]{0,40}\)/g));
  if (found !== undefined) return found;
  const parts = bareOf(written)
    .split(/\/| (?:atau|dan|&|\+) /)
    .map((part) => known(part));
  const [first] = parts;
  const isOneColumn = all.some((names) =>
    parts.every((part) => part !== undefined && names.includes(part)),
  );
  return isOneColumn && first !== undefined ? first : written;
};

/** A heading without its notes, and without what it counts ("nip 18 digit") or begins with ("nomor nip"). */
const bareOf = (written: string, without: RegExp = notes): string =>
  foldedWords(written.replace(without, ''))
    .replace(/ \d{1,2} (?:digit|angka)$/, '')
    .replace(/^(?:no\.?|nomor) (?=ni[pk]\b)/, '');

/** A name as it is compared: its letters, figures and strokes. */
const keyOf = (name: string): string => name.replace(/[^\p{L}\p{N}/]/gu, '');

const keysOf = new WeakMap<Columns, ReadonlyMap<string, string>>();
const namesByKey = (columns: Columns): ReadonlyMap<string, string> => {
  const made =
    keysOf.get(columns) ??
    new Map(
      Object.values(columns)
        .flat()
        .reverse()
        .map((name) => [keyOf(name), name]),
    );
  keysOf.set(columns, made);
  return made;
};

/** Names the first column that is missing from the row that comes nearest to a heading, and what that row says. */
export const withoutHeading = (
  found: readonly { records: readonly SheetRecord[]; unreadable?: readonly unknown[] }[],
  rules: HeadingRules,
) => {
  const rows = found.flatMap(({ records }) => beginningOf(records));
  if (rows.length === 0)
    return refuseField(
      'file',
      found.some(({ unreadable = [] }) => unreadable.length > 0) ? 'not-a-sheet' : 'no-rows',
    );
  const lacks = ({ cells }: SheetRecord) =>
    rules.needs.filter((one) => missingOf(cells, { ...rules, needs: [one] }) !== undefined).length;
  const [nearest] = rows.sort((a, b) => lacks(a) - lacks(b) || b.cells.length - a.cells.length);
  const cells = nearest?.cells ?? [];
  const names = cells.map((cell) => nameOf(cell, rules)).filter((one) => one && !/\d/.test(one));
  const known = new Set(Object.values(rules.columns).flat());
  // A row without one heading that is known may be a person.
  const shown = names.some((name) => known.has(name)) ? names.slice(0, 20) : [];
  return refuseField('file', `without-column-${missingOf(cells, rules) ?? ''}`, {
    found: shown.join(', ') || '–',
  });
};
