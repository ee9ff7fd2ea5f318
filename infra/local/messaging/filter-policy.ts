import {
  badPolicy,
  isRecord,
  isScalar,
  parseCondition,
  type Condition,
  type Scalar,
} from './filter-condition.ts';
import type { MessageAttributes } from './message-attributes.ts';

/** What of a message a policy looks at. */
export type FilterPolicyScope = 'MessageAttributes' | 'MessageBody';

/** A checked filter policy of a subscription. */
export type FilterPolicy = { scope: FilterPolicyScope; rule: Rule };

/** What of a published message filters may look at. */
export type Filterable = { attributes: MessageAttributes; body: string };

type Field = { key: string; expects: Condition[] | Rule };
type Rule = { fields: Field[]; anyOf: Rule[][] };

/** Reads a policy; throws SNS's InvalidParameter naming what SNS, or this host, does not take. */
export const parseFilterPolicy = (text: string, scope: FilterPolicyScope): FilterPolicy => {
  if (Buffer.byteLength(text) > 256 * 1024) throw badPolicy('Filter policy is too large');
  const parsed = parseJson(text);
  if (!isRecord(parsed)) throw badPolicy('failed to parse JSON. Filter policy must be an object');
  const rule = parseRule(parsed, scope);
  if (countKeys(rule) > 5) throw badPolicy('Filter policy can not have more than 5 keys');
  if (countCombinations(rule, 1) > 150) throw badPolicy('Filter policy is too complex');
  return { scope, rule };
};

/** Whether a message passes a policy. */
export const matches = ({ scope, rule }: FilterPolicy, message: Filterable): boolean => {
  if (scope === 'MessageAttributes') return meets(rule, attributeValues(message.attributes));
  try {
    const body: unknown = JSON.parse(message.body);
    return isRecord(body) && meets(rule, body);
  } catch {
    return false;
  }
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badPolicy(`failed to parse JSON. ${error instanceof Error ? error.message : ''}`);
  }
};

const parseRule = (policy: Record<string, unknown>, scope: FilterPolicyScope): Rule => {
  const rule: Rule = { fields: [], anyOf: [] };
  for (const [key, value] of Object.entries(policy)) {
    const alternatives = key === '$or' ? alternativesIn(value) : undefined;
    if (alternatives) rule.anyOf.push(alternatives.map((one) => parseRule(one, scope)));
    else rule.fields.push({ key, expects: parseExpected(key, value, scope) });
  }
  return rule;
};

/** `$or` is an operator only over two or more non-empty objects; else it is a key like any other. */
const alternativesIn = (value: unknown): Record<string, unknown>[] | undefined => {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const alternatives = (value as unknown[]).filter(isRecord);
  return alternatives.length === value.length ? alternatives : undefined;
};

const parseExpected = (key: string, value: unknown, scope: FilterPolicyScope) => {
  if (Array.isArray(value)) {
    if (value.length === 0) throw badPolicy('Empty arrays are not allowed');
    return value.map(parseCondition);
  }
  if (!isRecord(value)) throw badPolicy(`"${key}" must be an object or an array`);
  if (scope === 'MessageAttributes')
    throw badPolicy('Filter policy scope MessageAttributes does not support nested filter policy');
  if (Object.keys(value).length === 0) throw badPolicy(`"${key}" must not be empty`);
  return parseRule(value, scope);
};

const countKeys = ({ fields, anyOf }: Rule): number =>
  sum(fields.map(({ expects }) => (Array.isArray(expects) ? 1 : countKeys(expects)))) +
  sum(anyOf.flat().map(countKeys));

const countCombinations = ({ fields, anyOf }: Rule, depth: number): number => {
  const ofFields = fields.map(({ expects }) =>
    Array.isArray(expects) ? expects.length * depth : countCombinations(expects, depth + 1),
  );
  const ofAnyOf = anyOf.map((rules) => sum(rules.map((rule) => countCombinations(rule, depth))));
  return [...ofFields, ...ofAnyOf].reduce((product, count) => product * count, 1);
};

const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);

const meets = ({ fields, anyOf }: Rule, values: Record<string, unknown>): boolean =>
  fields.every((field) => meetsField(field, values)) &&
  anyOf.every((rules) => rules.some((rule) => meets(rule, values)));

const meetsField = ({ key, expects }: Field, values: Record<string, unknown>): boolean => {
  const present = Object.hasOwn(values, key);
  const value = present ? values[key] : undefined;
  if (Array.isArray(expects))
    return expects.some(({ test, ifAbsent }) => (present ? scalarsIn(value).some(test) : ifAbsent));
  const inside = (Array.isArray(value) ? (value as unknown[]) : [value]).filter(isRecord);
  return inside.length === 0 ? meets(expects, {}) : inside.some((one) => meets(expects, one));
};

const scalarsIn = (value: unknown): Scalar[] =>
  Array.isArray(value) ? value.flatMap(scalarsIn) : isScalar(value) ? [value] : [];

const attributeValues = (attributes: MessageAttributes): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { dataType, stringValue }]) =>
      stringValue === undefined ? [] : [[name, attributeValue(dataType, stringValue)]],
    ),
  );

const attributeValue = (dataType: string, text: string): unknown => {
  if (dataType.startsWith('Number')) return Number(text);
  return dataType === 'String.Array' ? JSON.parse(text) : text;
};
