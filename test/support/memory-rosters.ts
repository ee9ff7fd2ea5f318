import type { RefusedRow } from '../../functions/pledges/rosters/read-roster.ts';
import { bucketOf, type RosterRow } from '../../functions/pledges/rosters/roster.ts';
import type { RosterStore } from '../../functions/pledges/rosters/roster-store.ts';
import type { RosterSummary, Upload } from '../../functions/pledges/rosters/upload.ts';

type Head = { busyWith?: string; busyUntil?: number; turn: number; summary?: RosterSummary };

const nothing = () => ({
  heads: new Map<string, Head>(),
  uploads: new Map<string, Upload>(),
  refused: new Map<string, RefusedRow[]>(),
  parts: new Map<string, { turn: number; rows: RosterRow[] }>(),
});

/** A roster store in memory, by the rules of the real one; `kept` is all it knows, begun with what another one knew. */
export const memoryRosters = (kept = nothing()) => {
  const headOf = (region: string): Head => kept.heads.get(region) ?? { turn: 0 };
  const store: RosterStore = {
    hold: ({ region, rosterId }, now, until) => {
      const { busyWith, busyUntil = 0, ...head } = headOf(region);
      if (busyWith !== undefined && busyWith !== rosterId && busyUntil > now)
        return Promise.resolve('busy');
      const turn = head.turn + 1;
      kept.heads.set(region, { ...head, busyWith: rosterId, busyUntil: until, turn });
      return Promise.resolve({ turn });
    },
    release: ({ region, rosterId }, summary) => {
      const { turn, busyWith } = headOf(region);
      if (busyWith === rosterId) kept.heads.set(region, { turn, summary });
      return Promise.resolve();
    },
    putUpload: (upload) => {
      kept.uploads.set(upload.rosterId, upload);
      return Promise.resolve();
    },
    upload: (_, rosterId) => Promise.resolve(kept.uploads.get(rosterId)),
    uploadsOf: (region) =>
      Promise.resolve([...kept.uploads.values()].filter((one) => one.region === region)),
    putRefused: ({ rosterId }, refused) => {
      kept.refused.set(rosterId, [...refused]);
      return Promise.resolve();
    },
    refusedRows: ({ rosterId }, from, most) =>
      Promise.resolve((kept.refused.get(rosterId) ?? []).slice(from, from + most)),
    changePart: (region, part, { turn, rows }) => {
      const key = `${region}/${part}`;
      const there = kept.parts.get(key);
      if (there && there.turn > turn) return Promise.resolve('superseded');
      const changed = rows(there?.rows ?? []);
      changed.sort((a, b) => (a.personKey < b.personKey ? -1 : 1));
      kept.parts.set(key, { turn, rows: changed });
      return Promise.resolve('written');
    },
    forget: (region, personKey) => {
      const part = kept.parts.get(`${region}/${bucketOf(personKey)}`);
      const before = part?.rows.length ?? 0;
      if (part) part.rows = part.rows.filter((row) => row.personKey !== personKey);
      return Promise.resolve((part?.rows.length ?? 0) < before);
    },
    everybody: async function* (region) {
      for (const [key, { rows }] of kept.parts)
        if (rows.length > 0 && key.startsWith(`${region}/`)) yield* await Promise.resolve(rows);
    },
    summary: (region) => Promise.resolve(headOf(region).summary),
  };
  return { store, kept };
};

/** A store whose nth call fails, before it did anything or after all of it. */
export const dyingRosters = (store: RosterStore, nth: number, when: 'before' | 'after') => {
  let calls = 0;
  const guarded =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    (...args: A): Promise<R> => {
      calls += 1;
      return calls === nth ? dyingCall(() => act(...args)) : act(...args);
    };
  const dyingCall = async (act: () => Promise<unknown>): Promise<never> => {
    if (when === 'after') await act();
    throw new Error('killed');
  };
  const dying: RosterStore = {
    hold: guarded(store.hold),
    release: guarded(store.release),
    putUpload: guarded(store.putUpload),
    upload: guarded(store.upload),
    uploadsOf: guarded(store.uploadsOf),
    putRefused: guarded(store.putRefused),
    refusedRows: guarded(store.refusedRows),
    changePart: guarded(store.changePart),
    forget: guarded(store.forget),
    everybody: store.everybody,
    summary: guarded(store.summary),
  };
  return { store: dying, reached: () => calls >= nth };
};
