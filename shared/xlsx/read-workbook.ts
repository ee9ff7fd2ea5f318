import type { SheetRecord } from '../csv/split-records.ts';
import { refuseField } from '../refusal.ts';
import { numberStyle, unescaped, type NumberStyle } from './cell-text.ts';
import { broken, openParts, type Listener, type Parts } from './parts.ts';
import { sheetListener, type Book } from './sheet-rows.ts';

/** Where nearly every workbook begins. */
const usualPart = 'xl/workbook.xml';
/** Characters of all cells together; what 100,000 rows hold is a third of it. */
const mostCharacters = 32 * 1024 * 1024;

/**
 * The rows of each sheet of an Excel workbook (.xlsx) that is not hidden, numbered as Excel numbers them: of a formula
 * what it gave, of a number its digits, of a date `2026-11-29`. Throws Refusal for what is no workbook, is broken, or
 * has more than `mostRows` rows.
 */
export const readWorkbook = async (
  bytes: Uint8Array,
  mostRows: number,
): Promise<SheetRecord[][]> => {
  const parts = await openParts(bytes);
  const part = await workbookPart(parts);
  const { sheets, is1904 } = await outlineOf(parts, part);
  const targets = await targetsOf(parts, part);
  const book: Book = {
    strings: await stringsOf(parts, targets.sharedStrings),
    styles: await stylesOf(parts, targets.styles),
    is1904,
  };
  const room = { rows: mostRows, characters: mostCharacters };
  const read: SheetRecord[][] = [];
  for (const id of sheets) {
    // A sheet that is a chart, or a macro, has no rows.
    if (targets.others.has(id)) continue;
    const path = targets.byId.get(id);
    if (path === undefined) throw broken();
    const { listener, records, noteMerges } = sheetListener(book, room);
    await parts.read(path, listener);
    noteMerges();
    read.push(records);
  }
  return read;
};

const ignored = (): void => undefined;
const hears = (listener: Partial<Listener>): Listener => ({
  opened: ignored,
  closed: ignored,
  text: ignored,
  ...listener,
});

/** The sheets that are shown, by the ids of their parts, and which calendar the workbook counts by. */
const outlineOf = async (parts: Parts, part: string) => {
  const sheets: string[] = [];
  let is1904 = false;
  const opened: Listener['opened'] = (name, attributes) => {
    if (name === 'workbookPr') is1904 = ['1', 'true'].includes(attributes()['date1904'] ?? '');
    if (name !== 'sheet') return;
    const { id, state = 'visible' } = attributes();
    if (id !== undefined && state === 'visible') sheets.push(id);
  };
  await parts.read(part, hears({ opened }));
  return { sheets, is1904 };
};

type Targets = {
  byId: Map<string, string>;
  /** Ids of what is no list of rows. */
  others: Set<string>;
  sharedStrings?: string;
  styles?: string;
};

/** Where the parts of the workbook are. */
const targetsOf = async (parts: Parts, part: string): Promise<Targets> => {
  const targets: Targets = { byId: new Map(), others: new Set() };
  for (const { id, type, path } of await relationsOf(parts, part)) {
    if (type.endsWith('/worksheet')) targets.byId.set(id, path);
    if (/\/(?:chartsheet|dialogsheet|xlMacrosheet|xlIntlMacrosheet)$/.test(type))
      targets.others.add(id);
    if (type.endsWith('/sharedStrings')) targets.sharedStrings = path;
    if (type.endsWith('/styles')) targets.styles = path;
  }
  return targets;
};

/** The part that is the workbook, by whatever name its writer gave it. */
const workbookPart = async (parts: Parts): Promise<string> => {
  if (parts.has(usualPart)) return usualPart;
  const relations = parts.has('_rels/.rels') ? await relationsOf(parts, '') : [];
  const named = relations.find(({ type }) => type.endsWith('/officeDocument'));
  if (!named || !parts.has(relationsPart(named.path)) || !named.path.endsWith('.xml'))
    throw refuseField('file', 'not-a-workbook');
  return named.path;
};

type Relation = { id: string; type: string; path: string };

const relationsPart = (part: string): string =>
  part.replace(/^((?:[^/]*\/)*)([^/]*)$/, '$1_rels/$2.rels');

/** What a part points to; '' is the file as a whole. */
const relationsOf = async (parts: Parts, part: string): Promise<Relation[]> => {
  const relations: Relation[] = [];
  const opened: Listener['opened'] = (name, attributes) => {
    if (name !== 'Relationship') return;
    const { Id: id, Target: target = '', Type: type = '' } = attributes();
    if (id !== undefined) relations.push({ id, type, path: pathFrom(part, target) });
  };
  await parts.read(relationsPart(part), hears({ opened }));
  return relations;
};

/** A target as the name of a part: it is an address below the folder of the part that points to it. */
const pathFrom = (part: string, target: string): string => {
  const folder = part.split('/').slice(0, -1);
  const steps = target.startsWith('/') ? target.split('/') : [...folder, ...target.split('/')];
  const path: string[] = [];
  for (const step of steps) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
};

/** The texts that cells share; of rich text the text, without how it is pronounced (`rPh`). */
const stringsOf = async (parts: Parts, path: string | undefined): Promise<string[]> => {
  const strings: string[] = [];
  if (path === undefined || !parts.has(path)) return strings;
  let said = '';
  let isText = false;
  let isSound = false;
  await parts.read(path, {
    opened: (name) => {
      if (name === 'si') said = '';
      if (name === 'rPh') isSound = true;
      isText = name === 't' && !isSound;
    },
    closed: (name) => {
      isText = false;
      if (name === 'rPh') isSound = false;
      if (name === 'si') strings.push(unescaped(said));
    },
    text: (text) => {
      if (isText) said += text;
    },
  });
  return strings;
};

/** How each style of a cell shows numbers. */
const stylesOf = async (parts: Parts, path: string | undefined): Promise<NumberStyle[]> => {
  const styles: NumberStyle[] = [];
  if (path === undefined || !parts.has(path)) return styles;
  const codes = new Map<number, string>();
  let isOfCells = false;
  const opened: Listener['opened'] = (name, attributes) => {
    if (name === 'cellXfs') isOfCells = true;
    if (name === 'numFmt') {
      const { numFmtId, formatCode = '' } = attributes();
      codes.set(Number(numFmtId), formatCode);
    }
    if (name !== 'xf' || !isOfCells) return;
    const id = Number(attributes()['numFmtId'] ?? '0');
    styles.push(numberStyle(id, codes.get(id)));
  };
  const closed = (name: string): void => {
    if (name === 'cellXfs') isOfCells = false;
  };
  await parts.read(path, hears({ opened, closed }));
  return styles;
};
