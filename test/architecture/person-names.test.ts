import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/** What holds the id of somebody who did something. */
const isId = /^(by|by[A-Z]\w*Id|\w+By|personId|officerId|holder|owner)$/;

/** Pages that print an id, and why a person is not looked for there. */
const printed: Record<string, string> = {
  'functions/site/sessions/pages/session-endings.tsx personId':
    'the `sub` that an admin typed from the issuer, to be compared with it letter by letter',
  'functions/satgas/officers/register-changes.tsx officerId':
    'the key of the entry, beside the name that is in it',
  'functions/satgas/officers/officers.tsx officerId': 'the key of the entry, below its name',
  'functions/satgas/oversight/dry-run.tsx officerId': 'the key of the entry, beside its name',
};

/** Names of ids that a page prints as they are: children of elements, and parts of texts. */
const idsPrinted = (file: string, text: string): string[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const print = (node: ts.Expression): void => {
    const parts = partsOf(node);
    if (parts) for (const part of parts) print(part);
    const name = ts.isPropertyAccessExpression(node) ? node.name : node;
    if (ts.isIdentifier(name) && isId.test(name.text)) found.push(`${file} ${name.text}`);
  };
  const visit = (node: ts.Node): void => {
    const isChild = ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent);
    if (isChild && node.expression) print(node.expression);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
};

/** What of an expression may be printed in its place; undefined where it is one value. */
const partsOf = (node: ts.Expression): ts.Expression[] | undefined => {
  if (ts.isParenthesizedExpression(node)) return [node.expression];
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isTemplateExpression(node)) return node.templateSpans.map(({ expression }) => expression);
  return ts.isBinaryExpression(node) ? printedParts(node) : undefined;
};

/** Of `a && b` only the right side is printed; of `a ?? b`, `a || b` and `a + b` either may be. */
const printedParts = ({ left, right, operatorToken }: ts.BinaryExpression): ts.Expression[] => {
  if (operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken) return [right];
  const either = [
    ts.SyntaxKind.QuestionQuestionToken,
    ts.SyntaxKind.BarBarToken,
    ts.SyntaxKind.PlusToken,
  ];
  return either.some((kind) => kind === operatorToken.kind) ? [left, right] : [];
};

const pages = ['functions', 'shared'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => `${folder}/${file}`),
);

describe('who did something', () => {
  it('is printed by their name, and by nothing but PersonName and personText', () => {
    const found = pages.flatMap((file) => idsPrinted(file, readFileSync(file, 'utf8')));
    expect([...new Set(found)].sort()).toEqual(Object.keys(printed).sort());
  });

  it.each([
    ['<p>{one.askedBy}</p>', 1],
    ['<p>{one.askedByName ?? one.askedBy}</p>', 1],
    ['<p>{by !== null && by}</p>', 1],
    ['<p>{`${words.by[lang]} ${decidedBy}`}</p>', 1],
    ['<PersonName frame={frame} id={one.askedBy} name={null} />', 0],
    ['<p>{personText(lang, { id: by, name })}</p>', 0],
    ['<p>{words.by[lang]}</p>', 0],
    ['<p>{by === you && words.you[lang]}</p>', 0],
  ])('is found where it is an id: %s', (text, count) => {
    expect(idsPrinted('a.tsx', text)).toHaveLength(count);
  });
});
