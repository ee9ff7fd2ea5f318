import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chooseGuards } from '../guards/choose.ts';
import { copyProject } from '../guards/copy-project.ts';
import type { Guard } from '../guards/guard.ts';
import { guards } from '../guards/guards.ts';
import { listFaults } from '../guards/list-faults.ts';
import { takeOutAll } from '../guards/take-out-all.ts';
import { threatRows } from '../guards/threat-rows.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const rows = threatRows(readFileSync(join(root, 'docs/threat-model.md'), 'utf8'));

const textOf = (file: string): string | undefined => {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return undefined;
  }
};

const aGuard: Guard = {
  row: 'link-of-colleague',
  in: 'functions/satgas/alerts/personal-link.ts',
  guard: '!timingSafeEqual(mac(key, signed), bytes.subarray(signedBytes))',
  without: 'mac(key, signed).length === 0',
  shownBy: 'test/unit/personal-link.test.ts',
  test: 'fails with any character changed',
};

describe('the guards of the threat model', () => {
  it('are listed for every row, stand in their files, and have a test that their row names', () => {
    expect(listFaults(rows, guards, textOf).join('\n\n')).toBe('');
    expect(guards.length).toBeGreaterThan(150);
  });

  it.each<[string, Parameters<typeof listFaults>, string]>([
    [
      'a row without a guard, with what to add',
      [rows.slice(0, 1), [], textOf],
      `    row: '${rows[0]?.id ?? ''}',`,
    ],
    [
      'a row without an id',
      [[{ id: 'An admin', cells: [], tests: [] }], [], textOf],
      'The row that begins with "An admin"',
    ],
    ['a guard of no row', [[], [aGuard], textOf], 'has no row of this id'],
    ['a guard that is gone', [rows, [{ ...aGuard, guard: 'gone' }], textOf], 'stands 0 times'],
    [
      'a test that the row does not name',
      [rows, [{ ...aGuard, shownBy: 'test/unit/codes.test.ts' }], textOf],
      'name it in its last cell',
    ],
    [
      'a test of another name',
      [rows, [{ ...aGuard, test: 'nothing' }], textOf],
      'has no test called',
    ],
  ])('are missed by name: %s', (_, given, said) => {
    expect(listFaults(...given).join('\n')).toContain(said);
  });

  it('are chosen by row and kind, and unknown ones are refused', () => {
    const chosen = chooseGuards(guards, ['--row', 'codes-guessed', '--kind', 'unit']);
    expect(chosen.map(({ row, shownBy }) => [row, shownBy])).toEqual([
      ['codes-guessed', 'test/unit/codes.test.ts'],
    ]);
    expect(() => chooseGuards(guards, ['--row', 'nobody'])).toThrow('--row nobody is not known');
    expect(() => chooseGuards(guards, ['--kind', 'slow'])).toThrow('--kind slow is not known');
  });
});

describe('taking guards out', () => {
  let copy: ReturnType<typeof copyProject>;
  beforeAll(() => {
    copy = copyProject(root);
  });
  afterAll(() => copy.remove());

  it('tells a guard whose test fails from one whose test passes, and from a change that breaks the file', async () => {
    const lines: string[] = [];
    const { isWhole, summary } = await takeOutAll(
      [
        aGuard,
        { ...aGuard, without: `(${aGuard.guard})` },
        { ...aGuard, without: 'nobodyKnowsThis(key)' },
      ],
      copy.folder,
      (line) => lines.push(line),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^1\/3 link-of-colleague: caught by /),
      expect.stringMatching(/^2\/3 link-of-colleague: SURVIVED: .*1 tests passed/),
      expect.stringMatching(/^3\/3 link-of-colleague: SPOILT: .*nobodyKnowsThis is not defined/),
    ]);
    expect(isWhole).toBe(false);
    expect(summary).toMatch(/unit +3 +1 +1 +1\n/);
    expect(readFileSync(join(copy.folder, aGuard.in), 'utf8')).toBe(textOf(aGuard.in));
  });
});
