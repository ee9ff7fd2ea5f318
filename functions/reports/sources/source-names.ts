const longestName = 60;

/** Stands for an address that names no source at all. */
export const noName = 'tanpa-nama';

/**
 * A source's name as an address may spell it: case, white space and signs folded, cut to the length a name may have.
 * Every name that a source can have stays as it is.
 */
export const foldedName = (spelt: string): string =>
  spelt
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, longestName) || noName;

/** The known name a mistyped one most likely means: at most a third of its letters are others. */
export const likelyName = (mistyped: string, known: readonly string[]): string | undefined => {
  const letters = lettersOf(mistyped);
  const [nearest] = known
    .map((name) => ({ name, steps: stepsBetween(letters, lettersOf(name)) }))
    .sort((one, other) => one.steps - other.steps);
  return nearest && nearest.steps <= Math.floor(letters.length / 3) ? nearest.name : undefined;
};

const lettersOf = (name: string): string => name.replaceAll('-', '');

/** Letters to put in, take out, change, or swap with their neighbour. */
const stepsBetween = (one: string, other: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, j) => j);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const swapped = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next[j] = Math.min(
        at(row, j) + 1,
        at(next, j - 1) + 1,
        at(row, j - 1) + (same ? 0 : 1),
        swapped ? at(before, j - 2) + 1 : Infinity,
      );
    }
    before = row;
    row = next;
  }
  return at(row, other.length);
};

const at = (row: readonly number[], place: number): number => row[place] ?? Infinity;
