import * as z from 'zod/mini';
import { isWallTime, momentOf } from '../calendar/dates.ts';
import type { Zone } from '../calendar/zones.ts';

/** The partition that functions read, and under which item its stamp is: before all others. */
export const inForce = { subject: 'in-force', stamp: '!' } as const;

/** One value with the time on the wall from which it holds; never before `agreedAt` (milliseconds). */
const holdShape = () =>
  z.object({
    validFrom: z.string().check(z.refine(isWallTime, { error: 'is no time on a wall' })),
    agreedAt: z.int(),
    changeId: z.string(),
    value: z.unknown(),
  });

/** What is in force of one kind in one scope ('ID' or the code of a region), now and later. */
export const heldShape = () =>
  z.object({
    subject: z.literal(inForce.subject),
    item: z.string(),
    kind: z.string(),
    scope: z.string(),
    /** Grows by one with each agreement. */
    version: z.int(),
    holds: z.array(holdShape()),
  });
export type Held = z.infer<ReturnType<typeof heldShape>>;
export type Hold = Held['holds'][number];

/** Changes with every agreement: who has seen it has seen all. */
export const stampShape = () =>
  z.object({ subject: z.literal(inForce.subject), item: z.literal('!'), stamp: z.string() });

export const itemOfHeld = (kind: string, scope: string): string => `${kind}#${scope}`;

/** From when a value is in force on the clocks of a zone (milliseconds): on the wall, and once two people had agreed. */
export const inForceFrom = (
  { validFrom, agreedAt }: Pick<Hold, 'validFrom' | 'agreedAt'>,
  zone: Zone,
): number => Math.max(momentOf(validFrom, zone), agreedAt);

/** Of several values the one in force in a zone at a moment: the last to begin; of two at once the last agreed. */
export const holdAt = <H extends Pick<Hold, 'validFrom' | 'agreedAt'>>(
  holds: readonly H[],
  zone: Zone,
  at: number,
): H | undefined => inOrder(holds, zone).findLast((hold) => inForceFrom(hold, zone) <= at);

/** In the order in which they come into force in a zone. */
export const inOrder = <H extends Pick<Hold, 'validFrom' | 'agreedAt'>>(
  holds: readonly H[],
  zone: Zone,
): H[] =>
  [...holds].sort((a, b) => inForceFrom(a, zone) - inForceFrom(b, zone) || a.agreedAt - b.agreedAt);
