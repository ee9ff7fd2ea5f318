import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { lexer, walkTokens } from 'marked';

const root = fileURLToPath(new URL('../..', import.meta.url));
const documents = [
  'README.md',
  'README.id.md',
  ...readdirSync(`${root}docs`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];

/** The files and folders of this repository that a document names. */
const namedIn = (document: string): string[] => {
  const named: string[] = [];
  void walkTokens(lexer(readFileSync(root + document, 'utf8')), (token) => {
    if (token.type === 'codespan' && isPath(token['text'])) named.push(token['text']);
  });
  return named;
};

/** A path from the root; one with a pattern or a placeholder in it names no file. */
const isPath = (text: unknown): text is string =>
  typeof text === 'string' &&
  /^(functions|shared|infra|test|events|docs|\.ci)\/[\w./-]*$/.test(text);

describe.each(documents)('%s', (document) => {
  it('names only files that are there', () => {
    expect(namedIn(document).filter((path) => !existsSync(root + path))).toEqual([]);
  });
});

describe.each(documents)('the commands of %s', (document) => {
  it('are all there', () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
      scripts: Record<string, string>;
    };
    const text = readFileSync(root + document, 'utf8');
    const named = [...text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*[a-z])/g)].map(
      ([, name]) => name,
    );
    expect(named.filter((name = '') => !(name in scripts))).toEqual([]);
  });
});

it('reads names at all', () => {
  expect(documents.flatMap(namedIn).length).toBeGreaterThan(100);
});

describe('CHANGELOG.md', () => {
  const headings = lexer(readFileSync(`${root}CHANGELOG.md`, 'utf8')).flatMap((token) =>
    token.type === 'heading'
      ? [{ depth: Number(token['depth']), text: String(token['text']) }]
      : [],
  );
  const textsAt = (depth: number) =>
    headings.filter((heading) => heading.depth === depth).map(({ text }) => text);

  it('has the form of keepachangelog.com', () => {
    const [newest, ...released] = textsAt(2);
    expect(newest).toMatch(/^\[Unreleased\]/);
    for (const version of released)
      expect(version).toMatch(/^\[\d+\.\d+\.\d+\] - \d{4}-\d\d-\d\d$/);
    const kinds = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    expect(textsAt(3)).not.toEqual([]);
    expect(textsAt(3).filter((kind) => !kinds.includes(kind))).toEqual([]);
  });
});
