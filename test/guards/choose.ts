import { CommandLineEnd, parseCommand } from '../../infra/command-line.ts';
import { isGuard, kindOf, kinds, type Entry, type Guard } from './guard.ts';

const command = {
  usage: 'npm run guards',
  about: 'Takes each guard of the threat model out in turn, and says whose tests still pass.',
  options: {
    row: { type: 'string', multiple: true, about: 'the guards of this row only' },
    kind: { type: 'string', multiple: true, about: `only those shown by: ${kinds.join(', ')}` },
  },
} as const;

/** The guards that the arguments choose, all where they choose none, the quickest kinds first; refuses unknown names. */
export const chooseGuards = (entries: readonly Entry[], args: string[]): Guard[] => {
  const { values } = parseCommand(command, args);
  const { row: rows = [], kind: wanted = [] } = values;
  refuseUnknown(
    'row',
    rows,
    entries.map(({ row }) => row),
  );
  refuseUnknown('kind', wanted, kinds);
  return entries
    .filter(isGuard)
    .filter(({ row }) => rows.length === 0 || rows.includes(row))
    .filter((guard) => wanted.length === 0 || wanted.includes(kindOf(guard)))
    .sort((a, b) => placeOf(a) - placeOf(b) || compare(testOf(a), testOf(b)));
};

const placeOf = (guard: Guard): number => kinds.indexOf(kindOf(guard));

/** What a guard's test is called: guards of the same test follow each other. */
export const testOf = ({ shownBy, test }: Guard): string => `${shownBy} ${test ?? ''}`;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const refuseUnknown = (
  option: string,
  given: readonly string[],
  known: readonly string[],
): void => {
  const unknown = given.find((one) => !known.includes(one));
  if (unknown !== undefined) throw new CommandLineEnd(`--${option} ${unknown} is not known`, 2);
};
