import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NoNotes, releaseNotes } from '../../infra/release/release-notes.ts';

const changelog = [
  '# Changelog',
  '## [Unreleased]: 0.2.0\n\n### Added\n\n- New.',
  '## [0.1.10] - 2026-11-01\n\n- Tenth.',
  '## [0.1.1] - 2026-10-01\n\n- First.',
  '## [0.1.0] - 2026-09-01\n',
].join('\n\n');

describe('the notes of a release', () => {
  it.each([
    ['v0.2.0', '### Added\n\n- New.\n'],
    ['v0.1.10', '- Tenth.\n'],
    ['v0.1.1', '- First.\n'],
  ])('of %s are what the changelog says of it', (tag, notes) => {
    expect(releaseNotes(changelog, tag)).toBe(notes);
  });

  it.each(['0.2.0', 'v0.3.0', 'v0.1', 'v0.1.0', ''])('are refused for “%s”', (tag) => {
    expect(() => releaseNotes(changelog, tag)).toThrow(NoNotes);
  });
});

const root = new URL('../../', import.meta.url);
const { scripts } = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as {
  scripts: Record<string, string>;
};
const folder = new URL('.github/workflows/', root);
const workflows = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), 'utf8'),
}));

describe('the workflows', () => {
  it('are those of checking, deploying, releasing and rehearsing', () => {
    expect(workflows.map(({ name }) => name).sort()).toEqual([
      ...['check.yml', 'deploy.yml', 'rehearsal.yml', 'release.yml'],
    ]);
  });

  it.each(workflows)('$name runs scripts that are there', ({ text }) => {
    for (const [, script = ''] of text.matchAll(/npm run (?:-s )?([\w:-]+)/g))
      expect(Object.keys(scripts)).toContain(script);
    for (const [, file = ''] of text.matchAll(/infra\/run\.cjs (\S+)/g))
      expect(() => readFileSync(new URL(file, root))).not.toThrow();
  });

  it.each(workflows)(
    '$name may read alone, holds no key, and runs nothing that is typed',
    ({ text }) => {
      expect(text).toMatch(/^permissions:\n {2}contents: read$/m);
      expect(text).not.toMatch(/secrets\.|AWS_ACCESS_KEY|aws_secret/i);
      // What somebody types reaches a shell as a variable, never as a part of the line.
      for (const [line] of text.matchAll(/^.*\$\{\{ inputs\..*$/gm))
        expect(line).toMatch(/^\s*(environment|concurrency|DEPLOYMENT|ADDRESS): /);
    },
  );

  it('rehearse by taking away what was, deploying from nothing, trying, and taking away again whatever came of it', () => {
    const text = workflows.find(({ name }) => name === 'rehearsal.yml')?.text ?? '';
    const steps = text.split(/^ {6}- /m).slice(1);
    const commands = steps.flatMap((step) => {
      const [, script] = /npm run ([\w-]+) --/.exec(step) ?? [];
      return script === undefined ? [] : [{ script, always: step.includes('if: always()') }];
    });
    expect(commands).toEqual([
      { script: 'end-rehearsal', always: false },
      ...['deploy', 'doctor', 'smoke'].map((script) => ({ script, always: false })),
      { script: 'end-rehearsal', always: true },
    ]);
  });
});
