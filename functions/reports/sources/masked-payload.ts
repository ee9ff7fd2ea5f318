import * as z from 'zod/mini';
import { fieldName } from './field-names.ts';

/** One value of a payload without what it says: where a mapping finds it, what kind it is, and how long. */
export const maskedPart = z.object({
  /** JMESPath, as a mapping may say it; `***` where a name may itself be an answer. */
  path: z.string(),
  kind: z.enum(['text', 'number', 'boolean', 'nothing', 'list', 'object']),
  /** Characters of a text; a list or object is shown by itself only when it is empty. */
  length: z.nullable(z.int()),
  /** How a text is written, where that matters to a mapping. */
  writtenAs: z.nullable(z.enum(['date', 'moment', 'link', 'digits', 'digits-and-signs'])),
});
export type MaskedPart = z.infer<typeof maskedPart>;

/** The parts of a payload in its own order, without any of its values: at most so many. */
export const maskedParts = (payload: unknown, most: number): MaskedPart[] => {
  const parts: MaskedPart[] = [];
  for (const part of partsBelow('', payload)) {
    if (parts.length === most) break;
    parts.push(part);
  }
  return parts;
};

function* partsBelow(path: string, value: unknown): Generator<MaskedPart> {
  const inner = innerOf(path, value);
  if (inner.length === 0) yield { path: path === '' ? '@' : path, ...maskedValue(value) };
  for (const [at, one] of inner) yield* partsBelow(at, one);
}

const innerOf = (path: string, value: unknown): [string, unknown][] => {
  if (Array.isArray(value)) return value.map((one, i) => [`${path}[${i}]`, one]);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).map(([name, one]) => [below(path, name), one]);
};

const below = (path: string, name: string): string => {
  const shown = fieldName(name);
  const step = /^[A-Za-z_]\w*$/.test(shown) ? shown : JSON.stringify(shown);
  return path === '' ? step : `${path}.${step}`;
};

const maskedValue = (value: unknown): Omit<MaskedPart, 'path'> => {
  if (typeof value === 'string')
    return { kind: 'text', length: Array.from(value).length, writtenAs: writingOf(value) };
  if (typeof value === 'number') return { kind: 'number', length: null, writtenAs: null };
  if (typeof value === 'boolean') return { kind: 'boolean', length: null, writtenAs: null };
  if (typeof value !== 'object' || value === null)
    return { kind: 'nothing', length: null, writtenAs: null };
  return { kind: Array.isArray(value) ? 'list' : 'object', length: 0, writtenAs: null };
};

const writings = [
  ['date', /^\d{4}-\d{2}-\d{2}$/],
  ['moment', /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/],
  ['link', /^https?:\/\/\S+$/i],
  ['digits', /^\d+$/],
  ['digits-and-signs', /^[\s./:+-]*\d[\d\s./:+-]*$/],
] as const;

const writingOf = (text: string): MaskedPart['writtenAs'] =>
  writings.find(([, form]) => form.test(text))?.[0] ?? null;
