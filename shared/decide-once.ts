import { Refusal } from './refusal.ts';

type Answer = { is: string; at: number };

type Deciding<D extends Answer> = {
  /** What this person decides. */
  decision: D;
  /** What has been decided already, as far as was read. */
  before: D | undefined;
  /** When it was proposed, and how long it may wait; milliseconds. */
  proposed: { at: number; withinMs: number };
  /** Stores the decision where there is none; an entry is never changed. */
  add: (decision: D) => Promise<'added' | 'already-there'>;
  /** The decision that is stored. */
  find: () => Promise<D | undefined>;
  /** The field that a refusal names. */
  field: string;
};

/**
 * The second person's answer to what somebody proposed, stored once: of two who decide at the same moment one is first,
 * and the same answer again returns the one that is there, so that what was interrupted goes on. Throws Refusal
 * 'too-late' for agreeing to what has lapsed, and 'conflict' where somebody has decided otherwise.
 */
export const decideOnce = async <D extends Answer>(deciding: Deciding<D>): Promise<D> => {
  const { decision, before, proposed, field } = deciding;
  if (!before && decision.is === 'agreed' && decision.at - proposed.at > proposed.withinMs)
    throw new Refusal('too-late', [{ field, reason: 'expired' }]);
  const first = before ?? (await addOrFind(deciding));
  if (first.is !== decision.is)
    throw new Refusal('conflict', [{ field, reason: 'decided-otherwise' }]);
  return first;
};

const addOrFind = async <D extends Answer>({ decision, add, find }: Deciding<D>): Promise<D> => {
  if ((await add(decision)) === 'added') return decision;
  const first = await find();
  if (!first) throw new Error('A decision that is there is not found');
  return first;
};
