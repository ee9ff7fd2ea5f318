import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';
import type { LambdaRecord } from './record.ts';

export type RecordFilter = (record: LambdaRecord) => boolean;
type Test = (value: unknown) => boolean;

const criteriaShape = z.optional(z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }));

/** Reads a mapping's filters, any of which lets a record through; throws HostError naming what it does not know. */
export const readFilter = (owner: string, filterCriteria: unknown): RecordFilter => {
  const criteria = z.safeParse(criteriaShape, filterCriteria);
  if (!criteria.success) throw new HostError(`${owner}: FilterCriteria has no list of Filters`);
  const filters = criteria.data?.Filters ?? [];
  if (filters.length === 0) return () => true;
  const tests = filters.map(({ Pattern }) => object(owner, parseJson(owner, Pattern)));
  return (record) => tests.some((test) => test(record));
};

const parseJson = (owner: string, text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new HostError(`${owner}: this filter pattern is not JSON: ${text}`);
  }
};

/** Every key of a pattern must be met: an object by an object inside, a list by any of its conditions. */
const object = (owner: string, pattern: unknown): Test => {
  if (!isObject(pattern)) throw refused(owner, pattern);
  const tests = Object.entries(pattern).map(([key, inner]): Test => {
    const test = Array.isArray(inner) ? anyOf(owner, inner) : object(owner, inner);
    return (value) => test(isObject(value) ? value[key] : undefined);
  });
  return (value) => tests.every((test) => test(value));
};

const anyOf = (owner: string, conditions: unknown[]): Test => {
  const tests = conditions.map((condition) => readCondition(owner, condition));
  return (value) => tests.some((test) => test(value));
};

const readCondition = (owner: string, condition: unknown): Test => {
  if (!isObject(condition)) {
    if (!isPlain(condition)) throw refused(owner, condition);
    return (value) => value === condition;
  }
  const [only, ...more] = Object.entries(condition);
  if (!only || more.length > 0) throw refused(owner, condition);
  const [operator, operand] = only;
  if (operator === 'exists' && typeof operand === 'boolean')
    return (value) => (value !== undefined) === operand;
  if (operator === 'prefix' && typeof operand === 'string')
    return (value) => typeof value === 'string' && value.startsWith(operand);
  if (operator === 'anything-but') return anythingBut(owner, operand);
  throw refused(owner, condition);
};

const anythingBut = (owner: string, operand: unknown): Test => {
  const excluded: unknown[] = Array.isArray(operand) ? operand : [operand];
  if (!excluded.every(isPlain)) throw refused(owner, { 'anything-but': operand });
  return (value) => value !== undefined && !excluded.includes(value);
};

const isPlain = (value: unknown): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refused = (owner: string, pattern: unknown): HostError =>
  new HostError(`${owner}: the local host does not know the filter ${JSON.stringify(pattern)}`);
