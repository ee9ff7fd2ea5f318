import {
  addCounts,
  cellName,
  type Counts,
} from '../../functions/pledges/counting/participation-cell.ts';
import type { CellCount } from '../../functions/pledges/counting/participation-item.ts';
import type { ParticipationStore } from '../../functions/pledges/counting/participation-store.ts';
import type { PublishedStore, Standing } from '../../functions/pledges/counting/published-store.ts';

/** When the process ends at a call: before it did anything, or after it did but before it was answered. */
export type Death = 'before' | 'after' | undefined;

/** Stands between code and its stores: every call is one await, at which `die` may end the process. */
export const killable = (die: (call: number) => Death) => {
  let calls = 0;
  const at = async <Answer>(act: () => Answer): Promise<Answer> => {
    const death = die(calls++);
    await Promise.resolve();
    if (death === 'before') throw new Error('killed');
    const answer = act();
    if (death === 'after') throw new Error('killed');
    return answer;
  };
  return { at, calls: () => calls };
};

type Kept = CellCount & { upTo: Map<string, string> };
type At = ReturnType<typeof killable>['at'];

const asIs: At = (act) => Promise.resolve(act());

/** Counts as the table keeps them: one conditional change of one item. */
export const memoryParticipation = (at: At = asIs) => {
  const cells = new Map<string, Kept>();
  const readRegion = (region: string): CellCount[] =>
    [...cells.values()]
      .filter((cell) => cell.region === region)
      .map((cell) => ({ ...cell, counts: { ...cell.counts } }));
  const store: ParticipationStore = {
    countedUpTo: (cell, shardId) =>
      at(() => cells.get(`${cell.region}/${cellName(cell)}`)?.upTo.get(shardId)),
    add: (addition) =>
      at(() => {
        const key = `${addition.cell.region}/${cellName(addition.cell)}`;
        const kept = cells.get(key) ?? {
          ...addition.cell,
          counts: {},
          byDay: new Map<number, Counts>(),
          countedAt: 0,
          upTo: new Map<string, string>(),
        };
        const countedUpTo = kept.upTo.get(addition.shardId);
        if (countedUpTo !== addition.after) return { countedUpTo };
        addCounts(kept.counts, addition.changes);
        for (const [day, counts] of addition.byDay) {
          const ofDay = kept.byDay.get(day) ?? {};
          addCounts(ofDay, counts);
          kept.byDay.set(day, ofDay);
        }
        kept.upTo.set(addition.shardId, addition.upTo);
        kept.countedAt = addition.countedAt;
        cells.set(key, kept);
        return 'added' as const;
      }),
    read: (region) => at(() => readRegion(region)),
    readNow: (region) => at(() => readRegion(region)),
  };
  return { cells, store };
};

/** Documents as the table keeps them. */
export const memoryPublished = (at: At = asIs) => {
  const documents = new Map<string, Standing>();
  const store: PublishedStore = {
    find: (region) => at(() => documents.get(region)),
    replace: (document, { version, countedAt }) =>
      at(() => {
        const found = documents.get(document.region);
        if ((found?.version ?? 0) !== version) return 'another-came' as const;
        documents.set(document.region, {
          document: { ...document, countedAt },
          version: version + 1,
        });
        return 'replaced' as const;
      }),
    read: (region) =>
      at(() =>
        [...documents.values()]
          .map(({ document }) => document)
          .filter((document) => region === undefined || document.region === region),
      ),
  };
  return { documents, store };
};
