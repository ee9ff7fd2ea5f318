import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['events', 'functions', 'shared'];

type Pattern = { source: string; flags: string; file: string };

/** A pattern as it stands in the code; what a template leaves open is a word. */
const patternIn = (node: ts.Node): Omit<Pattern, 'file'> | undefined => {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/');
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) };
  }
  if (!ts.isNewExpression(node) || node.expression.getText() !== 'RegExp') return undefined;
  const [source, flags] = node.arguments ?? [];
  return { source: textOf(source), flags: flags ? textOf(flags) : '' };
};

const textOf = (node: ts.Node | undefined): string => {
  if (node && ts.isStringLiteralLike(node)) return node.text;
  if (node && ts.isTemplateExpression(node))
    return node.head.text + node.templateSpans.map(({ literal }) => `x${literal.text}`).join('');
  throw new Error(`No pattern can be read from ${node?.getText() ?? 'nothing'}`);
};

const patterns = (): Pattern[] => {
  const found = new Map<string, Pattern>();
  const files = folders.flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file}`),
  );
  for (const file of files) {
    const text = readFileSync(`${root}/${file}`, 'utf8');
    const kind = file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
    const walk = (node: ts.Node): void => {
      const pattern = patternIn(node);
      if (pattern) found.set(`/${pattern.source}/${pattern.flags}`, { ...pattern, file });
      ts.forEachChild(node, walk);
    };
    walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kind));
  }
  return [...found.values()];
};

/** Without `*`, `+` or `{n,}` a pattern looks at a bounded number of characters from each place. */
const isOpenEnded = ({ source }: Pattern): boolean => /[*+]|,\}/.test(source);

type Check = (source: string, flags: string, options: { timeout: number }) => { status: string };
let check: Check;

beforeAll(async () => {
  // Nothing but JavaScript: no binary and no Java is started.
  process.env['RECHECK_BACKEND'] = 'pure';
  check = (await import('recheck')).checkSync;
});

const verdict = ({ source, flags, file }: Pattern): string =>
  `${file}: /${source}/${flags} is ${check(source, flags, { timeout: 20_000 }).status}`;

describe('every pattern of the house', () => {
  it('takes a time that grows as what it reads, and no faster', () => {
    const all = patterns();
    expect(all.length).toBeGreaterThan(180);
    const open = all.filter(isOpenEnded);
    expect(open.length).toBeGreaterThan(60);
    expect(open.map(verdict).filter((one) => !one.endsWith(' is safe'))).toEqual([]);
  }, 300_000);

  it.each([
    ['two ends of a comment', '^(<!--.*?-->\\s*)*<html'],
    ['a run that is not at the end', '\\s+$'],
    ['two ways through a word', '^\\p{L}+\\p{L}*,'],
  ])('would be seen to have %s', (_, source) => {
    const flags = source.includes('\\p') ? 'u' : 'is';
    expect(verdict({ source, flags, file: 'here' })).toContain('vulnerable');
  });
});
