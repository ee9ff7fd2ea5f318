import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { Category, SanctionLevel } from '../law/classification.ts';
import { classes, editionBounds, fitsItsClass, type RowChange } from '../law/edition-change.ts';
import { shippedConducts } from '../law/editions.ts';

/** How sanctions and phases are written in a line; what stands here is shown in a row's line, too. */
export const sanctionNames: Record<SanctionLevel, string> = {
  ...{ moral: 'moral', medium: 'sedang', heavy: 'berat', dismissal: 'ptdh' },
  'satgas-decides': 'satgas',
};
export const phaseNames: Record<Category['phase'], string> = {
  'before-determination': 'sebelum',
  'after-determination': 'sesudah',
  any: 'semua',
};

type Lines = { changes: RowChange[]; errors: FieldError[] };

/**
 * Reads what an edition changes, one a line: 'tambah | etik 8 | online-campaign | sebelum | moral | Nama | Name',
 * 'ubah | <baris> | disiplin | sedang, berat' or 'akhiri | <baris>'. `decreedOn` names the rows it adds.
 */
export const readChanges = (text: string, decreedOn: string): Lines => {
  const read: Lines = { changes: [], errors: [] };
  for (const [index, row] of text.split(/\r?\n/).entries()) {
    const written = tidyText(row);
    if (written === '') continue;
    const change = changeIn(written, decreedOn);
    if (change) read.changes.push(change);
    else read.errors.push(wrongLine(index + 1, 'no-edition-line'));
  }
  if (read.changes.length > editionBounds.changes)
    read.errors.push({ field: 'changes', reason: 'too-many' });
  return read;
};

export const wrongLine = (line: number, reason: string): FieldError => ({
  ...{ field: 'changes', reason, facts: { line: String(line) } },
});

const changeIn = (written: string, decreedOn: string): RowChange | undefined => {
  const [verb = '', ...cells] = written.split('|').map((cell) => cell.trim());
  if (verb.toLowerCase() === 'tambah') return added(cells, decreedOn);
  if (verb.toLowerCase() === 'ubah') return changed(cells);
  const [slug = ''] = cells;
  const ends = verb.toLowerCase() === 'akhiri' && cells.length === 1 && isSlug(slug);
  return ends ? { is: 'ended', slug } : undefined;
};

const isSlug = (text: string): boolean => /^[a-z0-9-]{3,60}$/.test(text);

const changed = ([slug = '', of = '', levels = '', ...more]: string[]): RowChange | undefined => {
  const judged = judgedIn(of, levels);
  return judged && isSlug(slug) && more.length === 0
    ? { is: 'changed', slug, ...judged }
    : undefined;
};

const added = (cells: string[], decreedOn: string): RowChange | undefined => {
  const [where = '', conduct = '', when = '', levels = '', id = '', en = id, ...more] = cells;
  const [, of = '', number = ''] = /^(etik|disiplin) ([1-9]\d?)$/i.exec(where) ?? [];
  const judged = judgedIn(of, levels);
  const phase = keyOf(phaseNames, when);
  const fits = [id, en].every((name) => name.length >= 3 && name.length <= editionBounds.name);
  if (!judged || !phase || !fits || more.length > 0 || !shippedConducts().has(conduct))
    return undefined;
  const slug = `skb-${decreedOn}-${judged.class}-${number}`;
  return {
    ...{ is: 'added', slug, row: Number(number), conduct, phase, name: { id, en }, ...judged },
  };
};

const judgedIn = (of: string, levels: string) => {
  const found = classes.find((one) => one === of.toLowerCase());
  const sanctions = levels.split(',').map((level) => keyOf(sanctionNames, level));
  const known = sanctions.filter((level) => level !== undefined);
  if (!found || known.length !== sanctions.length || known.length > 3) return undefined;
  const judged = { class: found, sanctions: known };
  return fitsItsClass(judged) ? judged : undefined;
};

/** What is written as a word: the name it stands for. */
const keyOf = <Name extends string>(names: Record<Name, string>, word: string): Name | undefined =>
  keysOf(names).find((name) => names[name] === word.trim().toLowerCase());

const keysOf = <Name extends string>(names: Record<Name, string>): Name[] =>
  Object.keys(names).filter((name): name is Name => name in names);

/** The line that makes a change; read again it is the same. */
export const lineOf = (change: RowChange): string => {
  if (change.is === 'ended') return `akhiri | ${change.slug}`;
  const levels = change.sanctions.map((level) => sanctionNames[level]).join(', ');
  if (change.is === 'changed') return `ubah | ${change.slug} | ${change.class} | ${levels}`;
  const { class: of, row, conduct, phase, name } = change;
  const names = name.en === name.id ? name.id : `${name.id} | ${name.en}`;
  return `tambah | ${of} ${String(row)} | ${conduct} | ${phaseNames[phase]} | ${levels} | ${names}`;
};
