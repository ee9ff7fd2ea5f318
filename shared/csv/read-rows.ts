import { refuseField } from '../refusal.ts';
import { cleanCell, columnLetter, foldedWords } from './cells.ts';
import { decodeSheet } from './decode-sheet.ts';
import { headingIn, withoutHeading, type Heading, type HeadingRules } from './headings.ts';
import { splitRecords, type SheetRecord } from './split-records.ts';

/** One row of a sheet: its line in the file, and its cells by the heading of their column, both folded and clean. */
export type SheetRow = {
  line: number;
  cells: Record<string, string>;
  /** The letter of each heading's column, as a spreadsheet shows it; missing where there is no sheet. */
  letters?: Readonly<Record<string, string>>;
};

/** A row that is no row of people, by its line, and why; never what it says. */
export type UnreadableRow = { line: number; field: 'row'; reason: string };

export type ReadSheet = {
  rows: SheetRow[];
  unreadable: UnreadableRow[];
  /** The headings, in their order. */
  headings: string[];
};

type Rules = HeadingRules & { mostRows: number };

/** Enough to hold titles and headings, with line breaks in cells. */
const linesLookedAt = 60;
const delimiters = [';', '\t', '|', ','];

/**
 * Reads a sheet as people have it: an Excel workbook, or text in any encoding Windows writes, any usual delimiter,
 * `sep=` and title rows above the headings, quotes out of place, empty rows. Throws Refusal naming what is wrong with the file as a whole:
 * no heading that must be there (with those that are), lists on several sheets, no rows, too many.
 */
export const readRows = async (bytes: Uint8Array, rules: Rules): Promise<ReadSheet> =>
  isZip(bytes) ? rowsOfWorkbook(bytes, rules) : readText(bytes, rules);

/** A workbook is a ZIP. */
const isZip = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

/** Titles above the headings, and numbering below them, are rows of a workbook too. */
const rowsBeside = 100;

const rowsOfWorkbook = async (bytes: Uint8Array, rules: Rules): Promise<ReadSheet> => {
  const { readWorkbook } = await import('../xlsx/read-workbook.ts');
  const read = await readWorkbook(bytes, rules.mostRows + rowsBeside);
  const sheets = read.map((records) => withHeading(records, rules));
  const [found, ...others] = sheets.filter(({ heading }) => heading !== undefined);
  // Which of them is meant is for whoever sends it to say: nobody's row is left out without a word.
  if (others.length > 0)
    throw refuseField('file', 'several-lists', { found: String(others.length + 1) });
  if (!found?.heading) throw withoutHeading(sheets, rules);
  const { records, heading } = found;
  const below = records.filter(({ line }) => line > heading.line);
  return finished({ heading, below, unreadable: [] }, rules);
};

/**
 * The headings of a sheet, and its rows; where every row stands in one cell, as in a list that was opened by the wrong
 * delimiter and saved again, the rows that are in these cells.
 */
const withHeading = (records: SheetRecord[], rules: Rules) => {
  const heading = headingIn(records, rules);
  if (heading || !records.every(isOneCell)) return { records, heading };
  const tried = delimiters.map((delimiter) => {
    const inside = (some: SheetRecord[]) => some.map((record) => insideOf(record, delimiter));
    return { inside, heading: headingIn(inside(records.slice(0, linesLookedAt)), rules) };
  });
  const found = tried.find((one) => one.heading !== undefined);
  return { records: found?.inside(records) ?? records, heading: found?.heading };
};

const isOneCell = ({ cells }: SheetRecord): boolean =>
  cells.slice(1).every((cell) => cell.trim() === '');

const insideOf = ({ line, cells: [cell = ''] }: SheetRecord, delimiter: string): SheetRecord => ({
  line,
  cells: splitRecords(cell, delimiter).records[0]?.cells ?? [cell],
});

/** Reads a sheet that is text. Throws as `readRows` does. */
export const readText = (bytes: Uint8Array, rules: Rules): ReadSheet => {
  const { text, marked } = withoutMark(decodeSheet(bytes));
  const beginning = text.split(/\r\n|\r|\n/, linesLookedAt).join('\n');
  const tried = (marked === undefined ? delimiters : [marked]).map((delimiter) => {
    const split = splitRecords(beginning, delimiter);
    return { delimiter, ...split, heading: headingIn(split.records, rules) };
  });
  const found =
    tried.find(({ heading }) => heading) ??
    tried.find(({ records }) => withHeading(records, rules).heading);
  if (!found) throw withoutHeading(tried, rules);
  const { records: split, unreadable } = splitRecords(text, found.delimiter);
  const { records, heading } = withHeading(split, rules);
  if (!heading) throw withoutHeading(tried, rules);
  const isBelow = ({ line }: { line: number }) => line > heading.line;
  return finished(
    {
      heading,
      below: records.filter(isBelow),
      unreadable: unreadable
        .filter(isBelow)
        .map(({ line, reason }) => ({ line, field: 'row', reason })),
    },
    rules,
  );
};

/** Excel learns the delimiter from a first line `sep=;`; it stays a line. */
const withoutMark = (text: string): { text: string; marked: string | undefined } => {
  const [mark, marked] = /^\ufeff?"?sep=(.)"?[^\r\n]*/i.exec(text) ?? [];
  return mark === undefined ? { text, marked } : { text: text.slice(mark.length), marked };
};

type Found = { heading: Heading; below: SheetRecord[]; unreadable: UnreadableRow[] };

const finished = ({ heading, below, unreadable }: Found, { mostRows }: Rules): ReadSheet => {
  const { names } = heading;
  const letters = Object.fromEntries(
    names.map((name, place) => [name, columnLetter(place)] as const).reverse(),
  );
  const rows: SheetRow[] = [];
  for (const { line, cells: written } of below) {
    const cells = written.map(cleanCell);
    if (cells.every((cell) => cell === '')) continue;
    const reason = notPeople(heading, cells);
    if (reason) unreadable.push({ line, field: 'row', reason });
    else rows.push({ line, cells: byHeading(names, cells), letters });
  }
  if (rows.length === 0 && unreadable.length === 0) throw refuseField('file', 'no-rows');
  if (rows.length + unreadable.length > mostRows) throw refuseField('file', 'too-many-rows');
  return { rows, unreadable: unreadable.sort((a, b) => a.line - b.line), headings: names };
};

/** Lists are printed with their columns numbered, and with the headings on every page. */
const notPeople = ({ names, written }: Heading, cells: readonly string[]): string | undefined => {
  if (cells.length > 2 && cells.every((cell, i) => cell === `${i + 1}` || cell === `(${i + 1})`))
    return 'numbering-row';
  if (isHeadingsAgain(written, cells)) return 'headings-again';
  return names.some((name, i) => isOther(names.indexOf(name), i, cells)) ? 'two-values' : undefined;
};

const isHeadingsAgain = (written: readonly string[], cells: readonly string[]): boolean =>
  written.every((words, i) => foldedWords(cells[i] ?? '') === words);

/** A heading that stands twice, each with something else below it: nobody can say which is meant. */
const isOther = (first: number, place: number, cells: readonly string[]): boolean => {
  const [one, other] = [cells[first] ?? '', cells[place] ?? ''];
  return first !== place && one !== '' && other !== '' && one !== other;
};

/** Of a heading that stands twice the filled cell counts. */
const byHeading = (names: readonly string[], cells: readonly string[]): Record<string, string> => {
  const filled: Record<string, string> = {};
  for (const [place, name] of names.entries()) {
    const cell = cells[place] ?? '';
    if (name !== '' && (filled[name] ?? '') === '') filled[name] = cell;
  }
  return filled;
};

/** The letter of the column a field was read from; undefined where there is none. */
export const letterOf = (
  { cells, letters }: SheetRow,
  names: readonly string[] = [],
): string | undefined => {
  const heading = names.find((name) => cells[name]) ?? names.find((name) => name in cells);
  return heading === undefined ? undefined : letters?.[heading];
};
