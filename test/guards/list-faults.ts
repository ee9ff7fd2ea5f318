import { isGuard, type Entry, type Guard } from './guard.ts';
import type { ThreatRow } from './threat-rows.ts';

/** The text of a file of the project, or undefined where there is none. */
export type TextOf = (file: string) => string | undefined;

/** What is wrong between the rows of the threat model and the list of guards, each with what to do about it. */
export const listFaults = (
  rows: readonly ThreatRow[],
  entries: readonly Entry[],
  textOf: TextOf,
): string[] => [
  ...rows.filter(({ id }) => !isId(id)).map(withoutId),
  ...rows.filter(({ id }) => isId(id) && !entries.some(({ row }) => row === id)).map(withoutGuard),
  ...entries.flatMap((entry) => {
    const row = rows.find(({ id }) => id === entry.row);
    if (!row) return [`${entry.row}: docs/threat-model.md has no row of this id`];
    return isGuard(entry) ? guardFaults(entry, row, textOf) : reasonFaults(entry.row, entries);
  }),
];

const isId = (id: string): boolean => /^[a-z]+(-[a-z]+)*$/.test(id);

const withoutId = ({ id, cells }: ThreatRow): string =>
  `The row that begins with "${id}" (${cells.length} cells) has no id: put a short one of its own before it, ` +
  'such as `| who-does-what |`, and add its guard to test/guards/rows/';

const withoutGuard = ({ id, tests }: ThreatRow): string =>
  [
    `${id}: no guard is listed. Add to a list in test/guards/rows/:`,
    '  {',
    `    row: '${id}',`,
    "    in: '<the file that holds the guard>',",
    "    guard: '<its exact text, which stands there once>',",
    "    without: '<what stands there when it is taken out>',",
    `    shownBy: '${tests[0]?.file ?? 'test/…'}',`,
    `    test: '${tests[0]?.names[0] ?? '<words of the name of the test that then fails>'}',`,
    '  },',
    `and see it fail: npm run guards -- --row ${id}`,
  ].join('\n');

const guardFaults = (guard: Guard, row: ThreatRow, textOf: TextOf): string[] => {
  const here = `${guard.row}, ${guard.in}`;
  const times = (textOf(guard.in) ?? '').split(guard.guard).length - 1;
  const tests = textOf(guard.shownBy);
  return [
    ...(textOf(guard.in) === undefined ? [`${here}: there is no such file`] : []),
    ...(times === 1 ? [] : [`${here}: the text stands ${times} times: ${guard.guard}`]),
    ...(guard.guard === guard.without ? [`${here}: nothing is taken out`] : []),
    ...(tests === undefined ? [`${here}: there is no ${guard.shownBy}`] : []),
    ...(row.tests.some(({ file }) => file === guard.shownBy)
      ? []
      : [`${here}: the row does not name \`${guard.shownBy}\`: name it in its last cell`]),
    ...(tests === undefined || tests.includes(guard.test ?? '')
      ? []
      : [`${here}: ${guard.shownBy} has no test called "${guard.test ?? ''}"`]),
  ];
};

const reasonFaults = (row: string, entries: readonly Entry[]): string[] =>
  entries.some((one) => one.row === row && isGuard(one))
    ? [`${row}: has a guard, and a reason why it has none`]
    : [];
