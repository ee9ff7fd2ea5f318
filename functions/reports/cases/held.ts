import * as z from 'zod/mini';

/** Who of the satgas has the alerts of a case, by the id of each alert: those that ended have nobody's id. */
export const holdersShape = z.object({
  caseKey: z.string(),
  item: z.literal('holders'),
  alerts: z.record(z.string(), z.object({ version: z.int(), takers: z.array(z.string()) })),
  /** Counts its changes: each is stored only upon the one it was made from. */
  changes: z.int(),
  /** Seconds since the epoch: as long as the case. */
  expiresAt: z.number(),
});
export type Holders = z.infer<typeof holdersShape>;

/** One alert that one officer has; found in their own queue, the oldest first. */
export const heldShape = z.object({
  caseKey: z.string(),
  /** `held#`, the alert and the officer. */
  item: z.string().check(z.startsWith('held#')),
  /** `held#`, the region of the case and the officer: an id means something near that region only. */
  queue: z.string(),
  /** When they took it, milliseconds since the epoch: what the queue is sorted by. */
  dueAt: z.number(),
  alertId: z.string(),
  region: z.string(),
  officerId: z.string(),
  expiresAt: z.number(),
});
export type Held = z.infer<typeof heldShape>;

/** Where an officer's own alerts of a region are found. */
export const heldQueue = (region: string, officerId: string): string =>
  `held#${region}#${officerId}`;

export const heldItem = (alertId: string, officerId: string): string =>
  `held#${alertId}#${officerId}`;

/** Which officer has which alert of a case. */
export const holdingsOf = (holders: Pick<Holders, 'alerts'> | undefined) =>
  Object.entries(holders?.alerts ?? {}).flatMap(([alertId, { takers }]) =>
    takers.map((officerId) => ({ officerId, alertId })),
  );

/** The officers who have an alert of a case, each once. */
export const ownersOf = (holders: Pick<Holders, 'alerts'> | undefined): string[] => [
  ...new Set(holdingsOf(holders).map(({ officerId }) => officerId)),
];
