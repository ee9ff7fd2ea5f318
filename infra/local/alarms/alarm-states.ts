import * as z from 'zod/mini';
import type { HostStore } from '../contracts.ts';
import type { StateChange } from './alarm-message.ts';
import type { AlarmState } from './alarm-rule.ts';

/** How an alarm is, and since when in ms; one that never changed has been well for ever. */
export type Standing = { state: AlarmState; since: number };

/** How each alarm is, and the last changes of all, over restarts. */
export type AlarmStates = {
  of: (name: string) => Standing;
  /** Durable when it resolves. */
  change: (name: string, change: StateChange) => Promise<void>;
  /** The newest first, at most a hundred. */
  history: () => (StateChange & { name: string })[];
};

const kind = 'alarm';
const historyKind = 'alarm-history';
const mostChanges = 100;

const states = z.enum(['OK', 'ALARM', 'INSUFFICIENT_DATA']);
const standingShape = z.object({ state: states, since: z.number() });
const historyShape = z.array(
  z.object({ name: z.string(), at: z.number(), from: states, to: states, why: z.string() }),
);

/** Opens what a former run knew; an alarm that nothing is known of is OK: no alarm begins by telling that all is well. */
export const openAlarmStates = async (store: HostStore): Promise<AlarmStates> => {
  const known = new Map(
    (await store.list(kind)).map(({ id, value }) => [id, z.parse(standingShape, value)]),
  );
  const read = z.safeParse(historyShape, await store.get(historyKind, 'last'));
  let history = read.success ? read.data : [];
  return {
    of: (name) => known.get(name) ?? { state: 'OK', since: 0 },
    change: async (name, change) => {
      const standing = { state: change.to, since: change.at };
      known.set(name, standing);
      history = [{ name, ...change }, ...history].slice(0, mostChanges);
      await store.put(kind, name, standing);
      await store.put(historyKind, 'last', history);
    },
    history: () => history,
  };
};
