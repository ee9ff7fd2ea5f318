/**
 * How much a phone reckons for one puzzle, and how long it may take. Measured with `npm run bench:puzzle`
 * (docs/performance.md): the bound is ten seconds of a phone that is ten times as slow.
 */
export const puzzlePolicy = {
  /** Rounds of PBKDF2 for one try. */
  rounds: 1000,
  /** The most tries a puzzle can take, from just above the limit to three times it and more. */
  fewestTries: 250,
  mostTries: 750,
  /** How long a puzzle is good for, by our own clock: a phone may be put away meanwhile. */
  lastsMs: 10 * 60_000,
} as const;

/** The most tries of a puzzle for a sender at `load` times what is usual (more than 1). */
export const triesFor = (load: number): number => {
  const { fewestTries, mostTries } = puzzlePolicy;
  return Math.min(mostTries, Math.max(fewestTries, Math.floor(fewestTries * load)));
};
