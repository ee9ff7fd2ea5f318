import type { Silence } from '../../functions/satgas/silences/silence.ts';
import type { SilenceStore } from '../../functions/satgas/silences/silence-store.ts';

/** Silences in memory, by the rules of their store: a row is changed only as it was read. */
export const memorySilences = (rows: Silence[] = []) => {
  const stored = new Map(rows.map((row) => [row.region, row]));
  const read = (region: string) => Promise.resolve(stored.get(region));
  const silences: SilenceStore = {
    find: read,
    latest: read,
    listOf: (regions) =>
      Promise.resolve([...stored.values()].filter(({ region }) => regions.includes(region))),
    change: (seen, became) => {
      if (stored.get(became.region)?.revision !== seen.revision)
        return Promise.resolve('changed-meanwhile');
      stored.set(became.region, { ...became, revision: (seen.revision ?? 0) + 1 });
      return Promise.resolve('replaced');
    },
  };
  return { silences, stored };
};
