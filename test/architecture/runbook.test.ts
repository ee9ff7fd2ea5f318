import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { entries } from '../../infra/bundle/bundle-functions.ts';
import { ofEveryFailure, rehearsals } from '../support/rehearsals.ts';

const headings = [...readFileSync('docs/runbook.md', 'utf8').matchAll(/^## (.+)$/gm)].map(
  ([, heading = '']) => heading,
);
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Record<string, string>;
};
const names = new Set(entries().map((entry) => entry.split('/').at(-1)));
const isOfEntry = (heading: string): boolean => names.has(/^(.+) fails$/.exec(heading)?.[1]);

/** What is wrong with a rehearsal: a command that is not there, a file that is not, or words no test of it has. */
const complaint = (rehearsal: string): string | undefined => {
  const [, script] = /^npm run ([\w:-]+)$/.exec(rehearsal) ?? [];
  if (script !== undefined) return script in scripts ? undefined : `${rehearsal}: no such script`;
  const [, file = '', words = ''] = /^(\S+\.test\.tsx?) "(.+)"$/.exec(rehearsal) ?? [];
  if (!existsSync(file)) return `${rehearsal}: no such file`;
  return readFileSync(file, 'utf8').includes(words) ? undefined : `${rehearsal}: no such words`;
};

describe('the runbook', () => {
  it('has a test or a script for each of its headings', () => {
    const known = new Set(Object.keys(rehearsals));
    expect(headings.filter((heading) => !isOfEntry(heading) && !known.has(heading))).toEqual([]);
    expect([...known].filter((heading) => !headings.includes(heading))).toEqual([]);
  });

  it('is rehearsed by tests and scripts that are there', () => {
    const all = [...ofEveryFailure, ...Object.values(rehearsals).flat()];
    expect(all.map(complaint).filter((one) => one !== undefined)).toEqual([]);
  });

  it('has a heading for each function that can fail', () => {
    const missing = [...names].filter((name) => !headings.includes(`${name ?? ''} fails`));
    expect(missing).toEqual([]);
  });
});
