import type { Now } from '../clock.ts';
import { decideOnce } from '../decide-once.ts';
import type { Person } from '../http/request.ts';
import { actorOf } from '../person-name.ts';
import { Refusal } from '../refusal.ts';
import {
  decideWithinMs,
  decreeState,
  type AskedHead,
  type DecidedHead,
  type Decree,
} from './decree.ts';

/** Where decrees of one kind are stored; a subject is a scope, or a year. */
export type DecreeStore<A extends AskedHead, D extends DecidedHead> = {
  /** Adds an entry once; an entry that is there is never changed. */
  add: (entry: A | D) => Promise<'added' | 'already-there'>;
  /** Adds an agreement and puts what was asked for in force, both or neither; 'changed-meanwhile' upon another version. */
  agree: (decision: D, asked: A) => Promise<'added' | 'already-there' | 'changed-meanwhile'>;
  find: (subject: string, changeId: string) => Promise<Decree<A, D> | undefined>;
  /** Decrees of a subject, the newest first. */
  list: (subject: string) => Promise<Decree<A, D>[]>;
};

type Asking<A extends AskedHead, D extends DecidedHead> = {
  store: Pick<DecreeStore<A, D>, 'add' | 'list'>;
  newId: () => string;
  now: Now;
};

/** What somebody wants of a subject, upon the version they looked at. */
export type Wanted<A extends AskedHead> = {
  subject: string;
  version: number;
  /** The version in force now. */
  present: number;
  /** Why it is refused upon another version. */
  stale: string;
  make: (head: AskedHead) => A;
  /** What is wanted, comparable as text. */
  contentOf: (asked: A) => unknown;
};

/**
 * Asks for something of a subject; nothing changes until another person agrees. The same by the same person is stored
 * once. Throws Refusal 'conflict' upon another version than the present one, or while another decree of it waits.
 */
export const askByTwo =
  <A extends AskedHead, D extends DecidedHead>({ store, newId, now }: Asking<A, D>) =>
  async (wanted: Wanted<A>, person: Person): Promise<Decree<A, D>> => {
    const { subject, version, present, stale, make, contentOf } = wanted;
    const at = now();
    if (present !== version) throw refuse('conflict', stale, 'version');
    const changeId = `${String(at).padStart(13, '0')}-${newId()}`;
    const item = `${changeId}#asked`;
    const asked = make({ entry: 'asked', item, changeId, at, by: actorOf(person), version });
    const waiting = (await store.list(subject)).find((one) => decreeState(one, at) === 'waiting');
    const isSame = (before: A) =>
      before.by.personId === person.personId &&
      before.version === version &&
      JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(asked));
    if (waiting && isSame(waiting.asked)) return waiting;
    if (waiting) throw refuse('conflict', 'already-waiting');
    if ((await store.add(asked)) !== 'added') throw new Error('Two decrees have one id');
    return { asked, decision: undefined };
  };

type Deciding<A extends AskedHead, D extends DecidedHead> = {
  store: Pick<DecreeStore<A, D>, 'add' | 'agree' | 'find'>;
  now: Now;
};

export type Answering<A extends AskedHead, D extends DecidedHead> = {
  subject: string;
  changeId: string;
  is: D['is'];
  stale: string;
  make: (head: DecidedHead) => D;
  /** Refuses what may no longer be put in force; called before it is. */
  check?: (asked: A) => void;
};

/**
 * Another person agrees within a day, and it is in force, or anybody entitled rejects it, who asked included. Throws
 * Refusal 'not-found', 'not-allowed' for agreeing to one's own, 'too-late', and 'conflict' where somebody decided
 * otherwise or what is in force was changed since.
 */
export const decideByTwo =
  <A extends AskedHead, D extends DecidedHead>({ store, now }: Deciding<A, D>) =>
  async (answer: Answering<A, D>, person: Person): Promise<Decree<A, D>> => {
    const { subject, changeId, is, stale, make, check } = answer;
    const decree = await store.find(subject, changeId);
    if (!decree) throw refuse('not-found', 'unknown-change');
    const { asked } = decree;
    if (is === 'agreed' && asked.by.personId === person.personId)
      throw refuse('not-allowed', 'own-change');
    const item = `${changeId}#decided`;
    const add = async (decided: D) => {
      if (decided.is === 'rejected') return store.add(decided);
      check?.(asked);
      const outcome = await store.agree(decided, asked);
      if (outcome === 'changed-meanwhile') throw refuse('conflict', stale);
      return outcome;
    };
    const decision = await decideOnce<D>({
      decision: make({ entry: 'decided', item, changeId, at: now(), by: actorOf(person), is }),
      before: decree.decision,
      proposed: { at: asked.at, withinMs: decideWithinMs },
      add,
      find: async () => (await store.find(subject, changeId))?.decision,
      field: 'changeId',
    });
    return { asked, decision };
  };

const refuse = (
  code: 'conflict' | 'not-allowed' | 'not-found',
  reason: string,
  field = 'changeId',
): Refusal => new Refusal(code, [{ field, reason }]);
