import { matcherOf } from './pattern.ts';

/** What a condition reads of a call, by the key's name in small letters; a key that the call does not have is absent. */
export type CallContext = Readonly<Record<string, string>>;

/** A statement's conditions, ready to be asked; `unknown` names what the host cannot decide. */
export type Conditions = { holds: (context: CallContext) => boolean; unknown?: string };

/** "Condition" of a statement: operator, key, values. */
export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

type Compare = (wanted: string) => (given: string) => boolean;

const exactly: Compare = (wanted) => (given) => given === wanted;
const inAnyCase: Compare = (wanted) => (given) => given.toLowerCase() === wanted.toLowerCase();

/** IAM user guide, "IAM JSON policy elements: Condition operators"; numbers, dates and addresses are not compared here. */
const operators: Readonly<Record<string, { compare: Compare; isNegated?: true }>> = {
  StringEquals: { compare: exactly },
  StringNotEquals: { compare: exactly, isNegated: true },
  StringEqualsIgnoreCase: { compare: inAnyCase },
  StringNotEqualsIgnoreCase: { compare: inAnyCase, isNegated: true },
  StringLike: { compare: matcherOf },
  StringNotLike: { compare: matcherOf, isNegated: true },
  ArnEquals: { compare: matcherOf },
  ArnLike: { compare: matcherOf },
  ArnNotEquals: { compare: matcherOf, isNegated: true },
  ArnNotLike: { compare: matcherOf, isNegated: true },
  Bool: { compare: inAnyCase },
};

/** Keys that the host gives with the calls that have them; of any other nobody could say whether it is absent. */
const knownKeys = new Set([
  'aws:securetransport',
  'dynamodb:leadingkeys',
  'kms:viaservice',
  's3:if-none-match',
  's3:prefix',
  'ses:fromaddress',
]);

/** What a call says under a key. On AWS every call of the SDK comes by TLS. */
const valueOf = (context: CallContext, key: string): string | undefined =>
  key === 'aws:securetransport' ? 'true' : context[key];

type Test = (context: CallContext) => boolean;

/** Reads a condition block once: all its operators and keys must hold, and one of each key's values. */
export const compileConditions = (block: ConditionBlock = {}): Conditions => {
  const tests: Test[] = [];
  for (const [operator, keys] of Object.entries(block)) {
    for (const [key, values] of Object.entries(keys)) {
      const test = testOf(operator, key.toLowerCase(), values);
      if (typeof test === 'string') return { holds: () => false, unknown: test };
      tests.push(test);
    }
  }
  return { holds: (context) => tests.every((test) => test(context)) };
};

/** What is asked of each of several values: a call here has one, or the host cannot say which, and then refuses. */
const ofAll = 'ForAllValues:';

/** The test, or the name of what the host does not know. */
const testOf = (said: string, key: string, values: readonly string[]): Test | string => {
  const operator = said.startsWith(ofAll) ? said.slice(ofAll.length) : said;
  if (!knownKeys.has(key)) return `the condition key ${key}`;
  if (values.some((value) => value.includes('${'))) return `a policy variable in ${key}`;
  if (operator === 'Null')
    return (context) => values.includes(String(valueOf(context, key) === undefined));
  const ifExists = operator.endsWith('IfExists');
  const found = operators[ifExists ? operator.slice(0, -'IfExists'.length) : operator];
  if (!found) return `the condition operator ${said}`;
  const matchers = values.map(found.compare);
  const isNegated = found.isNegated === true;
  return (context) => {
    const given = valueOf(context, key);
    // An absent key fails what asks for a value, and passes what forbids one.
    if (given === undefined) return ifExists || isNegated;
    return matchers.some((matches) => matches(given)) !== isNegated;
  };
};
