import { questionList } from '../intake/questions.ts';

/** What only picks a value: names, quoted or not, dots, indices, wildcards, lists, and `||` and pipes between them. */
const picking = /\s+|"(?:[^"\\]|\\.)*"|[A-Za-z_]\w*|\[-?\d+\]|[[\],.*@|]/y;
const literal = /'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/y;

/** Fields that a rule compares with another date: a fixed date beside them would find theirs out, step by step. */
const dates = new Set<string>(
  questionList.flatMap(({ question: { kind, name } }) => (kind === 'date' ? [name] : [])),
);

/**
 * Whether a mapping asks something of a value, by a function, a filter or a comparison, and does not merely pick it.
 * What such a mapping finds wrong is an answer about the delivery ("does the name begin with A?").
 */
export const computes = (mapping: Record<string, string> = {}): boolean =>
  Object.entries(mapping).some(([field, expression]) => {
    const allowed = dates.has(field) ? [picking] : [picking, literal];
    return !isMadeOf(allowed, expression);
  });

const isMadeOf = (tokens: RegExp[], text: string): boolean => {
  for (let at = 0; at < text.length;) {
    const end = endOfOne(tokens, text, at);
    if (end === undefined) return false;
    at = end;
  }
  return true;
};

const endOfOne = (tokens: RegExp[], text: string, at: number): number | undefined => {
  for (const token of tokens) {
    token.lastIndex = at;
    if (token.test(text)) return token.lastIndex;
  }
  return undefined;
};
