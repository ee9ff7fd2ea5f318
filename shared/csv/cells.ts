import { withoutInvisible } from '../safe-text.ts';
import { trimEnd } from '../trim-end.ts';

/** What people write where there is nothing to write. */
const nothing = new Set(['-', '--', '–', '—', 'n/a', 'tidak ada', 'nihil', 'kosong', '(kosong)']);

/**
 * A cell as it was meant: no invisible characters, white space folded, the marks taken off by which a spreadsheet
 * keeps a number as text (`="0812"`, `'0812`) and the curly quotes of a word processor, and nothing where somebody wrote
 * "-" or "tidak ada".
 */
export const cleanCell = (cell: string): string => {
  const folded = isPlain(cell)
    ? cell
    : withoutInvisible(cell)
        .replace(/\s+/gu, ' ')
        .replace(/\p{Cc}/gu, '')
        .trim();
  const bare = /^[='’‘`“]/.test(folded) ? unmarked(folded) : folded;
  return bare.length < 12 && nothing.has(bare.toLowerCase()) ? '' : bare;
};

const isPlain = (cell: string): boolean => /^(?:[\x21-\x7e]+(?: [\x21-\x7e]+)*)?$/.test(cell);

const unmarked = (cell: string): string => {
  const inner = /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
  return inner
    .replace(/^'+/, '')
    .replace(/^[’‘`]+(?=[+\d])/, '')
    .replace(/^“([^“”]*)”$/, '$1')
    .trim();
};

/** A heading or a choice as it is compared: case, white space and signs around it folded, `/` without spaces. */
export const foldedWords = (text: string): string =>
  trimEnd(
    // A clean cell has no two spaces side by side.
    cleanCell(text.normalize('NFKC'))
      .toLowerCase()
      .replace(/ ?([/-]) ?/g, '$1'),
    /[\s*:.]/,
  );

/** A column as a spreadsheet shows it: 0 is A, 26 is AA. */
export const columnLetter = (place: number): string =>
  (place >= 26 ? columnLetter(Math.floor(place / 26) - 1) : '') +
  String.fromCharCode(65 + (place % 26));

/**
 * What a spreadsheet shows for a formula that failed (`#N/A`, `#REF!`, `Err:502`) or for a number in too narrow a column
 * (`####`): nobody's name, number or unit.
 */
export const isSheetFault = (cell: string): boolean =>
  /^(?:#[A-Z0-9/_]{2,20}[!?]?|#{3,}|Err:\d{3})$/i.test(cell);

/** Excel turns long numbers into 1.98609E+17: the digits are gone, and only its author can give them back. */
export const isScientific = (cell: string): boolean =>
  /^\d(?:[.,]\d+)? ?E ?\+? ?\d{1,3}$/i.test(cell);
