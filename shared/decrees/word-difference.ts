/** A run of words that both texts have, or that only one of them has. */
export type Run = { is: 'same' | 'removed' | 'added'; text: string };

/** Texts of more words than this are compared whole: the table of all pairs would grow with their product. */
const mostWords = 1500;

/** How one text becomes another, word by word, keeping the longest sequence of words that both have. */
export const wordDifference = (before: string, after: string): Run[] => {
  const [a, b] = [before.split(/(?<=\s)/), after.split(/(?<=\s)/)];
  if (a.length > mostWords || b.length > mostWords)
    return joined([
      { is: 'removed', text: before },
      { is: 'added', text: after },
    ]);
  const common = commonLengths(a, b);
  const runs: Run[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i]?.trim() === b[j]?.trim()) {
      runs.push({ is: 'same', text: b[j] ?? '' });
      [i, j] = [i + 1, j + 1];
    } else if (
      j >= b.length ||
      (i < a.length && (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      runs.push({ is: 'removed', text: a[i] ?? '' });
      i += 1;
    } else {
      runs.push({ is: 'added', text: b[j] ?? '' });
      j += 1;
    }
  }
  return joined(runs);
};

/** For each pair of places how many words the texts have in common from there on. */
const commonLengths = (a: readonly string[], b: readonly string[]): Uint16Array[] => {
  const rows = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const row = rows[i];
      const next = rows[i + 1];
      if (row && next)
        row[j] =
          a[i]?.trim() === b[j]?.trim()
            ? (next[j + 1] ?? 0) + 1
            : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return rows;
};

const joined = (runs: readonly Run[]): Run[] => {
  const out: Run[] = [];
  for (const run of runs) {
    const last = out.at(-1);
    if (last?.is === run.is) last.text += run.text;
    else if (run.text !== '') out.push({ ...run });
  }
  return out;
};
