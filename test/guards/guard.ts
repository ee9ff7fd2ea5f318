/** One guard of a row of docs/threat-model.md: what stands in its way, and the test that fails without it. */
export type Guard = {
  /** The id in the row's first cell. */
  row: string;
  /** The file that holds the guard. */
  in: string;
  /** The text that is the guard: stands exactly once in its file. */
  guard: string;
  /** What stands there when the guard is taken out. It must parse; its types do not matter. */
  without: string;
  /** A test file that the row names. */
  shownBy: string;
  /** Words of the name of the test that fails without the guard, as its file has them; where left out, any of the file. */
  test?: string;
};

/** A row whose guard is no text of this repository, and why. */
export type Unguarded = { row: string; noGuardBecause: string };

export type Entry = Guard | Unguarded;

export const isGuard = (entry: Entry): entry is Guard => 'guard' in entry;

/** The kinds of test in jest.config.js, the quickest first. */
export const kinds = [
  'unit',
  'architecture',
  'store',
  'local',
  'infra',
  'acceptance',
  'browser',
] as const;
export type Kind = (typeof kinds)[number];

/** The kind a test file belongs to, by its folder. */
export const kindOf = ({ shownBy }: Pick<Guard, 'shownBy'>): Kind => {
  const kind = kinds.find((one) => shownBy.startsWith(`test/${one}/`));
  return kind ?? 'local';
};
