import { BlockList, isIP } from 'node:net';
import { invalidParameter, type ServiceError } from './service-error.ts';

/** What a filter policy compares: one value of an attribute or of the body. */
export type Scalar = string | number | boolean | null;

/** One entry in a policy's list; `ifAbsent` says whether it is met by a message without the key. */
export type Condition = { test: (value: Scalar) => boolean; ifAbsent: boolean };

/** SNS's answer to a policy it does not take. */
export const badPolicy = (why: string): ServiceError => invalidParameter(`FilterPolicy: ${why}`);

/** Reads one entry of a policy's list; throws SNS's InvalidParameter for what SNS (or this host) does not take. */
export const parseCondition = (entry: unknown): Condition => {
  if (isScalar(entry)) return present((value) => value === entry);
  if (!isRecord(entry)) throw badPolicy('Match value must be String, number, true, false, or null');
  const [only, ...more] = Object.entries(entry);
  if (!only || more.length > 0) throw badPolicy('Only one key allowed in match expression');
  const [operator, operand] = only;
  if (operator === 'exists') return parseExists(operand);
  return present(parseTest(operator, operand));
};

/** Whether this is what a policy may compare with. */
export const isScalar = (value: unknown): value is Scalar =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);

/** Whether this is a JSON object. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Test = Condition['test'];

const present = (test: Test): Condition => ({ test, ifAbsent: false });

const parseExists = (operand: unknown): Condition => {
  if (typeof operand !== 'boolean')
    throw badPolicy('exists match pattern must be either true or false.');
  return { test: () => operand, ifAbsent: !operand };
};

const parseTest = (operator: string, operand: unknown): Test => {
  const parse = operators.get(operator);
  if (!parse) throw badPolicy(`Unrecognized match type ${operator}`);
  return parse(operand);
};

const onText =
  (operator: string, compare: (value: string, operand: string) => boolean) =>
  (operand: unknown): Test => {
    if (typeof operand !== 'string') throw badPolicy(`${operator} match pattern must be a string`);
    return (value) => typeof value === 'string' && compare(value, operand);
  };

const prefix = onText('prefix', (value, operand) => value.startsWith(operand));
const suffix = onText('suffix', (value, operand) => value.endsWith(operand));

const anythingBut = (operand: unknown): Test => {
  if (isRecord(operand)) return anythingButAffix(operand);
  const refused = new Set<unknown>(Array.isArray(operand) ? operand : [operand]);
  if (refused.size === 0) throw badPolicy('Empty arrays are not allowed');
  for (const value of refused) {
    if (typeof value !== 'string' && typeof value !== 'number')
      throw badPolicy('Inside anything but list, start|null|boolean is not supported.');
  }
  return (value) => !refused.has(value);
};

const anythingButAffix = (operand: Record<string, unknown>): Test => {
  const [only, ...more] = Object.entries(operand);
  if (!only || more.length > 0) throw badPolicy('Only one key allowed in match expression');
  const [operator, affixes] = only;
  const parse = { prefix, suffix }[operator];
  if (!parse) throw badPolicy(`Unsupported anything-but pattern: ${operator}`);
  const list: unknown[] = Array.isArray(affixes) ? affixes : [affixes];
  const tests = list.map(parse);
  if (tests.length === 0) throw badPolicy('Empty arrays are not allowed');
  return (value) => !tests.some((test) => test(value));
};

const comparisons = new Map<unknown, (value: number, bound: number) => boolean>([
  ['=', (value, bound) => value === bound],
  ['<', (value, bound) => value < bound],
  ['<=', (value, bound) => value <= bound],
  ['>', (value, bound) => value > bound],
  ['>=', (value, bound) => value >= bound],
]);

const numeric = (operand: unknown): Test => {
  if (!Array.isArray(operand)) throw badPolicy('Value of numeric must be an array.');
  const terms: unknown[] = operand;
  if (terms.length !== 2 && terms.length !== 4)
    throw badPolicy(`${terms.length > 4 ? 'Too many' : 'Too few'} elements in numeric expression`);
  if (terms.length === 4) checkRange(terms);
  const tests = [terms.slice(0, 2), terms.slice(2)].filter((pair) => pair.length > 0).map(bound);
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
};

const bound = ([operator, limit]: unknown[]): ((value: number) => boolean) => {
  const compare = comparisons.get(operator);
  if (!compare) throw badPolicy(`Invalid member in numeric match: ${String(operator)}`);
  if (typeof limit !== 'number' || Math.abs(limit) > 1e9)
    throw badPolicy(`Value of ${String(operator)} must be numeric, between -1e9 and 1e9`);
  return (value) => compare(value, limit);
};

const checkRange = ([low, bottom, high, top]: unknown[]): void => {
  if ((low !== '>' && low !== '>=') || (high !== '<' && high !== '<='))
    throw badPolicy(`Bad numeric range operator: ${String(low)} … ${String(high)}`);
  if (typeof bottom === 'number' && typeof top === 'number' && bottom >= top)
    throw badPolicy('Bottom must be less than top');
};

const cidr = (operand: unknown): Test => {
  if (typeof operand !== 'string') throw badPolicy('prefix match pattern must be a string');
  const [address = '', bits = '', ...more] = operand.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0 || !/^\d{1,3}$/.test(bits) || Number(bits) > maxBits(family))
    throw badPolicy("Malformed CIDR, one '/' required");
  const block = new BlockList();
  block.addSubnet(address, Number(bits), nameOf(family));
  return (value) =>
    typeof value === 'string' && isIP(value) === family && block.check(value, nameOf(family));
};

const maxBits = (family: number): number => (family === 4 ? 32 : 128);
const nameOf = (family: number): 'ipv4' | 'ipv6' => (family === 4 ? 'ipv4' : 'ipv6');

const operators = new Map<string, (operand: unknown) => Test>([
  ['prefix', prefix],
  ['suffix', suffix],
  [
    'equals-ignore-case',
    onText('equals-ignore-case', (value, operand) => value.toLowerCase() === operand.toLowerCase()),
  ],
  ['anything-but', anythingBut],
  ['numeric', numeric],
  ['cidr', cidr],
]);
