import * as z from 'zod/mini';
import type { Person } from '../../../shared/http/request.ts';
import { shownName } from '../../../shared/person-name.ts';
import { whyMayNotDecide } from './decide-silence.ts';
import { hoursLeft, isSilent, isWaiting, type Silence } from './silence.ts';

export const silenceView = z.object({
  region: z.string(),
  /** Until when its own officers are told nothing again; null: they are told as ever. */
  silentUntil: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  by: z.nullable(z.string()),
  byName: shownName,
  agreedBy: z.nullable(z.string()),
  agreedByName: shownName,
  /** What waits for a second person. */
  waiting: z.nullable(
    z.object({
      proposalId: z.string(),
      hours: z.int(),
      reason: z.string(),
      by: z.string(),
      byName: shownName,
      at: z.string(),
      mayDecide: z.boolean(),
    }),
  ),
  /** Hours that a silence may still last, from now on. */
  hoursLeft: z.int(),
  /** Silences of before, the latest first. */
  past: z.array(z.object({ from: z.string(), until: z.string(), reason: z.string() })),
});
export type SilenceView = z.infer<typeof silenceView>;

const moment = (ms: number): string => new Date(ms).toISOString();

/** A region's silences as somebody is shown them at a moment. */
export const viewOfSilence = (silence: Silence, person: Person, now: number): SilenceView => {
  const { region, until, reason, by, agreedBy, waiting, past = [] } = silence;
  const silent = isSilent(silence, now);
  return {
    region,
    silentUntil: silent ? moment(until) : null,
    reason: silent ? reason : null,
    by: silent ? by : null,
    byName: silent ? (silence.byName ?? null) : null,
    agreedBy: silent ? (agreedBy ?? null) : null,
    agreedByName: silent ? (silence.agreedByName ?? null) : null,
    waiting:
      waiting && isWaiting(waiting, now)
        ? {
            ...{ proposalId: waiting.proposalId, hours: waiting.hours, reason: waiting.reason },
            ...{ by: waiting.by.personId, byName: waiting.by.name ?? null, at: moment(waiting.at) },
            mayDecide: whyMayNotDecide(person, region, waiting) === undefined,
          }
        : null,
    hoursLeft: hoursLeft(silence, now),
    past: past.map((one) => ({
      ...{ from: moment(one.from), until: moment(one.until), reason: one.reason },
    })),
  };
};
