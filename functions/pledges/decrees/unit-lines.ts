import { mostChanges } from '../../../shared/decrees/kinds/region-units.ts';
import type { Fields } from '../../../shared/decrees/desk-kind.ts';
import type { FieldError } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import type { UnitChange } from '../../../shared/unit-changes.ts';
import { unitBounds, unitCodeForm, type Unit } from '../../../shared/units.ts';
import { kindSpellings, partSpellings, verbSpellings } from './unit-words.ts';

export const changesField = 'changes';

type Read<T> = T | { reason: string; facts?: Record<string, string> };

/** Reads changes to the units of a region, one a line: 'tambah SDN-7: SD Negeri 7 | di bawah DISDIK'. */
export const readChanges = (fields: Fields): { value: UnitChange[]; errors: FieldError[] } => {
  const errors: FieldError[] = [];
  const value: UnitChange[] = [];
  for (const [index, row] of (fields[changesField] ?? '').split(/\r?\n/).entries()) {
    const written = tidyText(row);
    if (written === '') continue;
    const change = readLine(written);
    if ('is' in change) value.push(change);
    else {
      const { reason, facts } = change;
      const line = String(index + 1);
      errors.push({ field: changesField, reason, facts: { line, ...facts } });
    }
  }
  if (value.length === 0 && errors.length === 0)
    errors.push({ field: changesField, reason: 'required' });
  if (value.length > mostChanges)
    errors.push({
      ...{ field: changesField, reason: 'too-many-changes' },
      facts: { most: String(mostChanges) },
    });
  return { value, errors };
};

const notALine = { reason: 'no-unit-line' } as const;

const readLine = (written: string): Read<UnitChange> => {
  const lower = written.toLowerCase();
  const [said, is] = verbSpellings.find(([verb]) => lower.startsWith(`${verb} `)) ?? [];
  if (said === undefined || is === undefined) return notALine;
  const [, named = '', rest = ''] = /^([^:]*)(?::(.*))?$/s.exec(written.slice(said.length)) ?? [];
  const code = codeIn(named);
  if (code === undefined) return { reason: 'no-unit-code' };
  return readers[is](code, rest.trim());
};

/** A code as it is written anywhere: 'disdik' is DISDIK. */
const codeIn = (text: string): string | undefined => {
  const code = text.trim().toUpperCase();
  return unitCodeForm.test(code) ? code : undefined;
};

const readers: Record<UnitChange['is'], (code: string, rest: string) => Read<UnitChange>> = {
  add: (code, rest) => readAdded(code, rest),
  rename: (code, rest) => {
    const name = nameIn(rest);
    return typeof name === 'string' ? { is: 'rename', code, name } : name;
  },
  'also-called': (code, rest) => {
    const otherNames = namesIn(rest);
    return Array.isArray(otherNames) ? { is: 'also-called', code, otherNames } : otherNames;
  },
  under: (code, rest) => {
    if (rest === '') return notALine;
    const above = aboveIn(rest);
    return 'reason' in above ? above : { is: 'under', code, ...above };
  },
  close: (code, rest) => {
    if (rest === '') return { is: 'close', code };
    const movedTo = codeIn(rest.replace(/^(ke|to) /i, ''));
    return movedTo === undefined ? { reason: 'no-unit-code' } : { is: 'close', code, movedTo };
  },
};

const nameIn = (text: string): Read<string> => {
  const name = text.trim();
  const { nameLeast: least, nameMost: most } = unitBounds;
  return name.length >= least && name.length <= most
    ? name
    : { reason: 'unit-name-length', facts: { least: String(least), most: String(most) } };
};

const namesIn = (text: string): Read<string[]> => {
  const names = text.split(';').map(nameIn);
  const wrong = names.find((name) => typeof name !== 'string');
  if (wrong) return wrong;
  return names.length > unitBounds.otherNames
    ? { reason: 'unit-many-names-line', facts: { most: String(unitBounds.otherNames) } }
    : names.filter((name) => typeof name === 'string');
};

/** The unit it is a part of, then those it answers to besides; '-' for none. */
const aboveIn = (text: string): Read<Pick<Unit, 'partOf' | 'superiors'>> => {
  if (/^[-–—]$/.test(text.trim())) return {};
  const codes = text.split(',').map(codeIn);
  if (codes.includes(undefined)) return { reason: 'no-unit-code' };
  const [partOf, ...superiors] = codes.filter((code) => code !== undefined);
  if (superiors.length > unitBounds.superiors)
    return { reason: 'unit-many-superiors', facts: { most: String(unitBounds.superiors) } };
  return {
    ...(partOf !== undefined && { partOf }),
    ...(superiors.length > 0 && { superiors }),
  };
};

type Added = Extract<UnitChange, { is: 'add' }>;

const readAdded = (code: string, rest: string): Read<Added> => {
  const [first = '', ...parts] = rest.split('|');
  const name = nameIn(first);
  if (typeof name !== 'string') return name;
  let added: Added = { is: 'add', code, name };
  for (const part of parts) {
    const more = readPart(part.trim());
    if ('reason' in more) return more;
    added = { ...added, ...more };
  }
  return added;
};

const readPart = (part: string): Read<Partial<Omit<Added, 'is' | 'code' | 'name'>>> => {
  const lower = part.toLowerCase();
  const [said = '', is] =
    partSpellings.find(([word]) => lower === word || lower.startsWith(`${word} `)) ?? [];
  const rest = part.slice(said.length).trim();
  if (is === 'under') return aboveIn(rest);
  if (is === 'reports-only') return { reportsOnly: true };
  if (is === 'also-called') {
    const otherNames = namesIn(rest);
    return Array.isArray(otherNames) ? { otherNames } : otherNames;
  }
  const kind = is === 'kind' ? kindSpellings[rest.toLowerCase()] : undefined;
  return kind ? { kind } : { reason: 'no-unit-part' };
};
