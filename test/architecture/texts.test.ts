import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import ts from 'typescript';

const pages = ['functions', 'shared'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => `${folder}/${file}`),
);

/** A text of a page that stands in its markup: both languages at once, or a word that has no other language. */
const textsIn = (file: string, source = readFileSync(file, 'utf8')): string[] => {
  const parsed = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (isPair(node) || isChoiceByLanguage(node) || isWordInMarkup(node))
      found.push(`${file}: ${node.getText().trim().slice(0, 80)}`);
    ts.forEachChild(node, visit);
  };
  visit(parsed);
  return found;
};

const isText = (node: ts.Node): boolean =>
  (ts.isStringLiteralLike(node) && node.text !== '') || ts.isTemplateExpression(node);

/** `{ id: '…', en: '…' }`. */
const isPair = (node: ts.Node): boolean =>
  ts.isObjectLiteralExpression(node) &&
  ['id', 'en'].every((lang) =>
    node.properties.some(
      (one) =>
        ts.isPropertyAssignment(one) && one.name.getText() === lang && isText(one.initializer),
    ),
  );

/** `lang === 'id' ? '…' : '…'`. */
const isChoiceByLanguage = (node: ts.Node): boolean =>
  ts.isConditionalExpression(node) &&
  /lang\s*===\s*'(id|en)'/.test(node.condition.getText()) &&
  isText(node.whenTrue) &&
  !/^'(id|en)'$/.test(node.whenTrue.getText());

/** Names and terms that are the same in both languages, numbers, and the columns of a file. */
const sameInBoth =
  /^[\s\W\d]*(Netral|SHA-256|sha256|NIP|NIK|SMS|CSV|PDF|JSON|QR|Bawaslu|Unit|Header|p95|B|[a-z]+(;[a-z]+)+)?[\s\W\d]*$/;

const isWordInMarkup = (node: ts.Node): boolean =>
  ts.isJsxText(node) && !sameInBoth.test(node.text);

it('has no text of a page in its markup', () => {
  expect(pages.length).toBeGreaterThan(50);
  expect(pages.flatMap((file) => textsIn(file))).toEqual([]);
});

it.each([
  ["const a = <p>{frame.lang === 'id' ? 'Simpan' : 'Save'}</p>;", 'a choice by language'],
  ["const a = { title: { id: 'Simpan', en: 'Save' } };", 'both languages of a text'],
  ['const a = <button>Save</button>;', 'a word of one language'],
])('finds %s: %s', (source) => {
  expect(textsIn('page.tsx', source)).toHaveLength(1);
});
