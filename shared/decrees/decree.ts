import * as z from 'zod/mini';
import { actorShape, type Actor } from '../person-name.ts';

const hourMs = 3_600_000;
/** How long a decree waits for its second person. */
export const decideWithinMs = 24 * hourMs;

export const decisions = ['agreed', 'rejected'] as const;

/** What every entry of a history has, whatever it is about. */
export type EntryHead = {
  item: string;
  changeId: string;
  /** Milliseconds since the epoch. */
  at: number;
  by: Actor;
};

/** Somebody asks for something, upon the version they looked at (0: as the deployment has it). */
export type AskedHead = EntryHead & { entry: 'asked'; version: number };

/** Somebody answers. */
export type DecidedHead = EntryHead & { entry: 'decided'; is: (typeof decisions)[number] };

/** What was asked for, and what became of it. */
export type Decree<A extends AskedHead = AskedHead, D extends DecidedHead = DecidedHead> = {
  asked: A;
  decision: D | undefined;
};

export const decreeState = ({ asked, decision }: Decree, now: number) => {
  if (decision) return decision.is;
  return now - asked.at > decideWithinMs ? 'lapsed' : 'waiting';
};

/** The decrees of entries listed newest first, each with its answer. */
export const decreesIn = <A extends AskedHead, D extends DecidedHead>(
  entries: readonly (A | D)[],
): Decree<A, D>[] => {
  const decided = entries.filter((entry): entry is D => entry.entry === 'decided');
  return entries
    .filter((entry): entry is A => entry.entry === 'asked')
    .map((asked) => ({
      asked,
      decision: decided.find(({ changeId }) => changeId === asked.changeId),
    }));
};

const head = () => ({
  /** '<kind>#<scope>'. */
  subject: z.string(),
  item: z.string(),
  changeId: z.string(),
  at: z.int(),
  by: actorShape,
});

/** Somebody asks for a value of a kind in a scope. */
export const askedShape = () =>
  z.object({
    ...head(),
    entry: z.literal('asked'),
    version: z.int(),
    /** From when it is to hold, on the wall. */
    validFrom: z.string(),
    value: z.unknown(),
  });
export type Asked = z.infer<ReturnType<typeof askedShape>>;

export const decidedShape = () =>
  z.object({ ...head(), entry: z.literal('decided'), is: z.enum(decisions) });
export type Decided = z.infer<ReturnType<typeof decidedShape>>;
