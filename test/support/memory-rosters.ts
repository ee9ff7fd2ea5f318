import type { RefusedRow } from '../../functions/pledges/rosters/read-roster.ts';
import type { RosterRow } from '../../functions/pledges/rosters/roster.ts';
import type { Head as StoredHead } from '../../functions/pledges/rosters/roster-items.ts';
import type { RosterStore } from '../../functions/pledges/rosters/roster-store.ts';
import type { Upload } from '../../functions/pledges/rosters/upload.ts';

type Head = StoredHead & { turn: number };

const nothing = () => ({
  heads: new Map<string, Head>(),
  uploads: new Map<string, Upload>(),
  refused: new Map<string, RefusedRow[]>(),
  parts: new Map<string, { turn: number; rows: RosterRow[] }>(),
  earlier: new Map<string, { of: number; part: number; rows: RosterRow[] }>(),
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
      const { version = { turn: head.turn, slot: 0 }, before } = head;
      kept.heads.set(region, { ...head, version, busyWith: rosterId, busyUntil: until, turn });
      return Promise.resolve({ turn, version, before });
    },
    release: ({ region, rosterId }, completed) => {
      const { turn, busyWith, version, before } = headOf(region);
      if (busyWith === rosterId) kept.heads.set(region, { turn, version, before, ...completed });
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
    changePart: (region, part, { turn, version, rows, since }) => {
      const key = `${region}/${part}`;
      const there = kept.parts.get(key);
      if (there && there.turn > turn) return Promise.resolve('superseded');
      if (since !== undefined && (there?.turn ?? 0) <= since) return Promise.resolve('written');
      const slot = `${region}/${version.slot}/${part}`;
      if ((there?.turn ?? 0) <= version.turn || kept.earlier.get(slot)?.of !== version.turn)
        kept.earlier.set(slot, { of: version.turn, part, rows: there?.rows ?? [] });
      const changed = [...rows(there?.rows ?? [])];
      changed.sort((a, b) => (a.personKey < b.personKey ? -1 : 1));
      kept.parts.set(key, { turn, rows: changed });
      return Promise.resolve('written');
    },
    everybody: async function* (region) {
      for (const [key, { rows }] of kept.parts)
        if (rows.length > 0 && key.startsWith(`${region}/`)) yield* await Promise.resolve(rows);
    },
    earlier: async function* (region, { turn, slot }) {
      for (const [key, { of, part, rows }] of kept.earlier)
        if (of === turn && key.startsWith(`${region}/${slot}/`))
          yield await Promise.resolve({ part, rows });
    },
    head: (region) => Promise.resolve(headOf(region)),
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
    everybody: store.everybody,
    earlier: store.earlier,
    head: guarded(store.head),
  };
  return { store: dying, reached: () => calls >= nth };
};
