import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ts from 'typescript';
import { forgotten, tasks, type Edit } from '../support/newcomer/tasks.ts';

// A newcomer adds an operation, a question and a provider to a copy of the project, as CONTRIBUTING.md says.
const root = process.cwd();
let copy = '';
let wrongWith: (file: string) => string[];

const apply = ({ file, before, text }: Edit): void => {
  const path = join(copy, file);
  const content = before === undefined ? '\n' : readFileSync(path, 'utf8');
  const at = before === undefined ? 1 : content.indexOf(`\n${before}`) + 1;
  if (at === 0) throw new Error(`${file} has no line that begins with ${before ?? ''}`);
  writeFileSync(path, content.slice(0, at) + text + content.slice(at));
};

const filesOf = (edits: readonly Edit[]): string[] => [...new Set(edits.map(({ file }) => file))];

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'netral-newcomer-'));
  for (const folder of ['functions', 'shared', 'events', 'infra', 'test/support'])
    cpSync(join(root, folder), join(copy, folder), {
      recursive: true,
      filter: (path) => !path.includes('node_modules'),
    });
  for (const file of ['package.json', 'tsconfig.json']) cpSync(join(root, file), join(copy, file));
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  for (const edit of [...Object.values(tasks).flat(), ...Object.values(forgotten)]) apply(edit);
  wrongWith = typesOf(filesOf([...Object.values(tasks).flat(), ...Object.values(forgotten)]));
});

afterAll(() => rmSync(copy, { recursive: true, force: true }));

const typesOf = (files: string[]): ((file: string) => string[]) => {
  const read = ts.readConfigFile(join(copy, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, copy);
  const program = ts.createProgram(
    files.map((file) => join(copy, file)),
    { ...options, noEmit: true, incremental: false },
  );
  return (file) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(join(copy, file)))
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
};

describe("a newcomer's tasks", () => {
  it.each([
    ['operation', 3],
    ['question', 4],
    ['provider', 2],
  ] as const)('add one %s in no more than %s files, which compile', (task, most) => {
    const files = filesOf(tasks[task]);
    expect(files.length).toBeLessThanOrEqual(most);
    expect(files.flatMap((file) => wrongWith(file))).toEqual([]);
    for (const file of files)
      expect(readFileSync('CONTRIBUTING.md', 'utf8')).toContain(nameIn(file));
  });

  it.each(Object.entries(forgotten))('do not compile without %s', (_, { file, says }) => {
    expect(wrongWith(file).join('\n')).toContain(says);
  });

  it('are done by that: everything else follows', () => {
    const probe = join(copy, 'test/support/newcomer/probe.ts');
    const ran = spawnSync(process.execPath, ['--import', 'tsx', probe], {
      cwd: copy,
      encoding: 'utf8',
    });
    expect(ran.stderr).toBe('');
    expect(JSON.parse(ran.stdout)).toEqual({
      operation: { served: true, documented: true },
      question: {
        asked: true,
        documented: true,
        file: [['Jumlah saksi', '3']],
        pdf: [['Banyaknya saksi', '3']],
        csv: true,
        mapped: true,
      },
      provider: { known: true, documented: true },
    });
  });
});

/** How CONTRIBUTING.md names a file: by its last part, or by the kind of it. */
const nameIn = (file: string): string => {
  if (file.endsWith('.http.ts')) return 'the use case';
  if (file.endsWith('.lambda.ts')) return '.lambda.ts';
  if (file.endsWith('tally-forms.ts')) return 'schemes/<name>.ts';
  return file.split('/').at(-1) ?? file;
};
