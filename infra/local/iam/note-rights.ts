import { appendFileSync } from 'node:fs';
import type { Rights } from './callers.ts';
import type { Need } from './policy.ts';

/** Hears of each right that a call used, by the ARN of the session that called. */
export type NoteRight = (sessionArn: string, need: Need) => void;

/** A line of the file: what a function may do, or one right that it used. */
export type NotedRight =
  | { function: string; granted: { actions: string[]; resources: string[] }[] }
  | { function: string; action: string; resource: string };

const functionOf = (sessionArn: string): string => sessionArn.split('/').at(-1) ?? '';

/** Appends each right to a file the first time that this thread uses it; undefined where there is no file. */
export const noteRightsIn = (file: string | undefined): NoteRight | undefined => {
  if (file === undefined) return undefined;
  const known = new Set<string>();
  return (arn, { action, resource }) => {
    const line = lineOf({ function: functionOf(arn), action, resource });
    if (known.has(line)) return;
    known.add(line);
    appendFileSync(file, line);
  };
};

/** Appends what each function may do. */
export const noteGranted = (file: string | undefined, rights: Iterable<Rights>): void => {
  if (file === undefined) return;
  const lines = [...rights].map(({ arn, statements }) =>
    lineOf({
      function: functionOf(arn),
      granted: statements
        .filter(({ Effect }) => Effect === 'Allow')
        .map(({ Action = [], Resource = [] }) => ({ actions: Action, resources: Resource })),
    }),
  );
  appendFileSync(file, lines.join(''));
};

const lineOf = (noted: NotedRight): string => `${JSON.stringify(noted)}\n`;
