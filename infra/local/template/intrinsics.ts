import * as z from 'zod/mini';
import { HostError } from '../contracts.ts';

/** What the intrinsic functions ask about the rest of the template. */
export type Lookup = {
  /** Value of a parameter, pseudo parameter or resource; `noValue` for AWS::NoValue. */
  ref: (name: string) => unknown;
  attribute: (logicalId: string, attribute: string) => string;
  condition: (name: string) => boolean;
  mapping: (map: string, top: string, second: string) => unknown;
  /** What another stack exports under this name. */
  exported: (name: string) => string;
};

/** What Ref AWS::NoValue gives: the property or element that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

/** Evaluates the intrinsic functions below a value; `where` names it in the HostError of an unknown one. */
export const evaluate = (value: unknown, lookup: Lookup, where: string): unknown => {
  if (Array.isArray(value)) {
    return value.map((item) => evaluate(item, lookup, where)).filter((item) => item !== noValue);
  }
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only && isIntrinsic(only[0])) {
    return callIntrinsic(only[0], only[1], { lookup, where });
  }
  return Object.fromEntries(
    entries
      .map(([key, inner]) => [key, evaluate(inner, lookup, where)] as const)
      .filter(([, inner]) => inner !== noValue),
  );
};

type Call = { lookup: Lookup; where: string };

const isIntrinsic = (name: string): boolean =>
  name === 'Ref' || name === 'Condition' || name.startsWith('Fn::');

const callIntrinsic = (name: string, argument: unknown, call: Call): unknown => {
  // IAM statements have a Condition too: an object, where a reference is a string.
  if (name === 'Condition' && typeof argument !== 'string') {
    return { Condition: evaluate(argument, call.lookup, call.where) };
  }
  const intrinsic = intrinsics[name];
  if (!intrinsic) throw new HostError(`${call.where}: the local host does not know ${name}`);
  try {
    return intrinsic(argument, call);
  } catch (error) {
    if (error instanceof HostError) throw error;
    throw new HostError(`${call.where}: ${name} is malformed: ${JSON.stringify(argument)}`);
  }
};

const text = z.string();
const list = z.array(z.unknown());
const pair = z.tuple([z.unknown(), z.unknown()]);
const triple = z.tuple([z.unknown(), z.unknown(), z.unknown()]);
const scalar = z.pipe(z.union([z.string(), z.number(), z.boolean()]), z.transform(String));

const inner = (value: unknown, { lookup, where }: Call) => evaluate(value, lookup, where);
const holds = (value: unknown, call: Call): boolean => z.parse(z.boolean(), inner(value, call));

const intrinsics: Record<string, (argument: unknown, call: Call) => unknown> = {
  Ref: (argument, { lookup }) => lookup.ref(z.parse(text, argument)),
  Condition: (argument, { lookup }) => lookup.condition(z.parse(text, argument)),
  'Fn::GetAtt': (argument, { lookup }) => {
    const [logicalId, ...attribute] =
      typeof argument === 'string' ? argument.split('.') : z.parse(z.array(text), argument);
    return lookup.attribute(logicalId ?? '', attribute.join('.'));
  },
  'Fn::Join': (argument, call) => {
    const [separator, parts] = z.parse(pair, argument);
    return z.parse(z.array(scalar), inner(parts, call)).join(z.parse(text, separator));
  },
  'Fn::Sub': (argument, call) => substitute(argument, call),
  'Fn::Split': (argument, call) => {
    const [separator, whole] = z.parse(pair, argument);
    return z.parse(text, inner(whole, call)).split(z.parse(text, separator));
  },
  'Fn::Select': (argument, call) => {
    const [index, values] = z.parse(pair, argument);
    const position = Number(z.parse(scalar, inner(index, call)));
    const selected = z.parse(list, inner(values, call))[position];
    if (selected === undefined) throw new Error('nothing there');
    return selected;
  },
  'Fn::If': (argument, call) => {
    const [condition, then, otherwise] = z.parse(triple, argument);
    return inner(call.lookup.condition(z.parse(text, condition)) ? then : otherwise, call);
  },
  'Fn::Equals': (argument, call) => {
    const [left, right] = z.parse(pair, argument);
    return z.parse(scalar, inner(left, call)) === z.parse(scalar, inner(right, call));
  },
  'Fn::Not': (argument, call) => !holds(z.parse(z.tuple([z.unknown()]), argument)[0], call),
  'Fn::And': (argument, call) => z.parse(list, argument).every((one) => holds(one, call)),
  'Fn::Or': (argument, call) => z.parse(list, argument).some((one) => holds(one, call)),
  'Fn::ImportValue': (argument, call) => call.lookup.exported(z.parse(text, inner(argument, call))),
  'Fn::FindInMap': (argument, call) => {
    const keys = z.parse(z.tuple([text, text, text]), inner(argument, call));
    return call.lookup.mapping(...keys);
  },
};

const substitute = (argument: unknown, call: Call): string => {
  const [format, own] =
    typeof argument === 'string'
      ? [argument, {}]
      : z.parse(z.tuple([text, z.record(text, z.unknown())]), argument);
  const values = new Map(Object.entries(own));
  return format.replace(/\$\{([^}]+)\}/g, (whole, name: string) => {
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    if (values.has(name)) return z.parse(scalar, inner(values.get(name), call));
    const [logicalId = '', ...attribute] = name.split('.');
    return attribute.length > 0
      ? call.lookup.attribute(logicalId, attribute.join('.'))
      : z.parse(scalar, call.lookup.ref(whole.slice(2, -1)));
  });
};
