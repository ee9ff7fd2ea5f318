import * as z from 'zod/mini';
import { storedName, actorShape, type Actor } from '../../../shared/person-name.ts';

const hourMs = 3_600_000;
const weekMs = 7 * 24 * hourMs;
/** A region's line is silent for so many hours in any seven days, at most. */
export const mostInWeek = 24;
/** A proposal that nobody decides about lapses: what held yesterday need not hold today. */
export const decideWithinMs = 24 * hourMs;
/** Silences of before that a row remembers. */
export const mostRemembered = 50;
/** The most that was allowed in one silence before two had to agree. */
const longestOfBeforeMs = 72 * hourMs;

/** A silence that was: milliseconds since the epoch, and who proposed it and who agreed. */
const pastShape = z.object({
  from: z.number(),
  until: z.number(),
  reason: z.string(),
  by: z.string(),
  byName: storedName,
  agreedBy: z.optional(z.string()),
  agreedByName: storedName,
});

const proposalShape = z.object({
  proposalId: z.string(),
  hours: z.int(),
  reason: z.string(),
  by: actorShape,
  at: z.number(),
});
export type SilenceProposal = z.infer<typeof proposalShape>;

export const silenceShape = z.object({
  region: z.string(),
  /** Milliseconds since the epoch; a silence always has an end. 0: there was none. */
  until: z.number(),
  reason: z.string(),
  /** Who proposed it. */
  by: z.string(),
  byName: storedName,
  /** When it began, and who agreed; both missing in a row of a version in which one person alone could do it. */
  from: z.optional(z.number()),
  agreedBy: z.optional(z.string()),
  agreedByName: storedName,
  /** What waits for a second person. */
  waiting: z.optional(proposalShape),
  /** The last decision, so that the same one again is answered as the first was. */
  decided: z.optional(z.object({ proposalId: z.string(), is: z.enum(['agreed', 'rejected']) })),
  /** Silences of before, the latest first. */
  past: z.optional(z.array(pastShape)),
  /** How often this row was changed. */
  revision: z.optional(z.int()),
});
/**
 * A region's own officers are told nothing again for a while, for maintenance; what is held is sent when it ends. First
 * alerts and severity 5 go through, and nobody above the region is meant. Two people agree to it, for 24 hours in any
 * seven days at most.
 */
export type Silence = z.infer<typeof silenceShape>;

/** A region in which there was no silence yet. */
export const noSilence = (region: string): Silence => ({ region, until: 0, reason: '', by: '' });

export const isSilent = ({ until }: Pick<Silence, 'until'>, now: number): boolean => until > now;

/** The silence of a row as one that was, ended at `now` at the latest; none where there was none. */
export const pastOf = (silence: Silence, now: number): z.infer<typeof pastShape>[] => {
  const { until, from = until - longestOfBeforeMs, reason, by, byName } = silence;
  const { agreedBy, agreedByName } = silence;
  if (until === 0) return [];
  return [{ from, until: Math.min(until, now), reason, by, byName, agreedBy, agreedByName }];
};

/**
 * Whole hours, 24 at most, that a silence from `now` on may last: in the seven days up to its end all silences together
 * take `mostInWeek` hours at most. The longer it lasts, the later those days begin and the less of what was lies in them.
 */
export const hoursLeft = (silence: Silence, now: number): number => {
  const were = [...pastOf(silence, now), ...(silence.past ?? [])];
  for (let hours = mostInWeek; hours > 0; hours -= 1) {
    const since = now + hours * hourMs - weekMs;
    const used = were.reduce(
      (sum, { from, until }) => sum + Math.max(until - Math.max(from, since), 0),
      0,
    );
    if (used + hours * hourMs <= mostInWeek * hourMs) return hours;
  }
  return 0;
};

/** Whether a proposal still waits. */
export const isWaiting = (waiting: SilenceProposal | undefined, now: number): boolean =>
  waiting !== undefined && now - waiting.at <= decideWithinMs;

/** What becomes of a row when a silence begins at `now`; the one that was is remembered. */
export const begun = (
  silence: Silence,
  { hours, reason, by, proposalId }: SilenceProposal,
  { agreed, now }: { agreed: Actor; now: number },
): Silence => ({
  ...{ region: silence.region, from: now, until: now + hours * hourMs },
  ...{ reason, by: by.personId, byName: by.name },
  ...{ agreedBy: agreed.personId, agreedByName: agreed.name },
  past: [...pastOf(silence, now), ...(silence.past ?? [])].slice(0, mostRemembered),
  decided: { proposalId, is: 'agreed' },
});

/** What becomes of a row whose silence ends at `now`. */
export const ended = (silence: Silence, now: number): Silence => ({
  ...silence,
  until: Math.min(silence.until, now),
});
