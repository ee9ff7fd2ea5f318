import type { SheetRecord } from '../csv/split-records.ts';
import { refuseField } from '../refusal.ts';
import { numberText, unescaped, type NumberStyle } from './cell-text.ts';
import { broken, unpacksTooLarge, type Listener } from './parts.ts';

/** What the cells of a sheet point to. */
export type Book = { strings: string[]; styles: NumberStyle[]; is1904: boolean };

/** What one workbook may still take: rows with something in them, and characters of all their cells. */
export type Room = { rows: number; characters: number };

const spend = (room: Room, characters: number): void => {
  room.characters -= characters;
  if (room.characters < 0) throw unpacksTooLarge();
};

/** A list of people is not this wide. */
const mostColumns = 300;
const lastRow = 1_048_576;

type Cell = { place: number; type: string; style: number; text: string; isUncounted: boolean };

/** Stands for a formula that nobody has counted yet: a reader names it as a formula. */
const uncounted = '=';

/** How many rows all merged cells together may span: each row is looked at for each. */
const mostMerged = 1_000_000;

/** Cells that are merged over several rows: what the first of them says is said of each. */
const mergedOver = (reference: string) => {
  const [, from = '', top = '', , bottom = ''] =
    /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const merge = { place: columnOf(`${from}1`), top: Number(top), bottom: Number(bottom) };
  return merge.bottom > merge.top ? [merge] : [];
};

type Merge = ReturnType<typeof mergedOver>[number];

/** Notes at each row what a merge above it says of it, where it says nothing itself. */
const noteMerges = (
  records: readonly SheetRecord[],
  merges: readonly Merge[],
  room: Room,
): void => {
  const byLine = new Map(records.map((record) => [record.line, record]));
  let left = mostMerged;
  for (const { place, top, bottom } of merges) {
    const text = byLine.get(top)?.cells[place] ?? '';
    if (text === '') continue;
    left -= bottom - top;
    if (left < 0) throw unpacksTooLarge();
    for (let line = top + 1; line <= bottom; line += 1) {
      const record = byLine.get(line);
      if (!record || (record.cells[place] ?? '') !== '') continue;
      spend(room, text.length);
      (record.merged ??= []).push({ place, text, fromLine: top });
    }
  }
};

/** Gathers the rows of a sheet as Excel numbers them, without those that are empty. */
const gatherer = (room: Room) => {
  const records: SheetRecord[] = [];
  let line = 0;
  let cells: string[] = [];
  let isHidden = false;
  return {
    records,
    openRow: ({ r, hidden }: Record<string, string>): void => {
      isHidden = hidden === '1' || hidden === 'true';
      line = r === undefined ? line + 1 : rowNumber(r);
      cells = [];
    },
    keep: (place: number, text: string): void => {
      if (text.trim() === '') return;
      if (place >= mostColumns) throw refuseField('file', 'too-many-columns');
      spend(room, text.length);
      while (cells.length < place) cells.push('');
      cells[place] = text;
    },
    closeRow: (): void => {
      if (cells.length === 0) return;
      room.rows -= 1;
      if (room.rows < 0) throw refuseField('file', 'too-many-rows');
      records.push({ line, cells, ...(isHidden && { isHidden }) });
    },
  };
};

/** Hears a sheet and gathers its rows. */
export const sheetListener = (book: Book, room: Room) => {
  const { records, openRow, keep, closeRow } = gatherer(room);
  let cell: Cell | undefined;
  let place = -1;
  let isRead = false;
  const merges: Merge[] = [];
  const openCell = ({ r, t = 'n', s = '0' }: Record<string, string>): void => {
    place = r === undefined ? place + 1 : columnOf(r);
    cell = { place, type: t, style: Number(s), text: '', isUncounted: false };
  };
  const closeCell = (): void => {
    if (cell) keep(cell.place, cellText(cell, book));
    cell = undefined;
  };
  const listener: Listener = {
    opened: (name, attributes) => {
      // `v` holds a value, `t` a text that stands in its cell; a formula (`f`) is passed over for what it gave.
      isRead = name === 'v' || name === 't';
      if (name === 'row') {
        openRow(attributes());
        place = -1;
      }
      if (name === 'c') openCell(attributes());
      if (name === 'mergeCell') merges.push(...mergedOver(attributes()['ref'] ?? ''));
      // A formula stands before what it gave, which may be nothing.
      if (cell && (name === 'f' || name === 'v')) cell.isUncounted = name === 'f';
    },
    closed: (name) => {
      isRead = false;
      if (name === 'c') closeCell();
      if (name === 'row') closeRow();
    },
    text: (text) => {
      if (isRead && cell) cell.text += text;
    },
  };
  return { listener, records, noteMerges: () => noteMerges(records, merges, room) };
};

const rowNumber = (text: string): number => {
  const line = Number(text);
  if (!Number.isInteger(line) || line < 1 || line > lastRow) throw broken();
  return line;
};

/** The place of the column in `AB12`: 27. */
const columnOf = (reference: string): number => {
  const letters = /^([A-Z]{1,3})\d{1,7}$/.exec(reference)?.[1];
  if (letters === undefined) throw broken();
  return Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
};

const cellText = (
  { type, style, text, isUncounted }: Cell,
  { strings, styles, is1904 }: Book,
): string => {
  if (text === '') return isUncounted ? uncounted : '';
  if (type === 's') return sharedText(strings, text);
  if (type === 'n') return numberText(text, styles[style], is1904);
  if (type === 'b') return text === '1' ? 'TRUE' : 'FALSE';
  return unescaped(text);
};

/** Throws Refusal where a cell points to a text that is not there: an empty cell would say what nobody wrote. */
const sharedText = (strings: readonly string[], place: string): string => {
  const text = strings[Number(place)];
  if (text === undefined) throw broken();
  return text;
};
