import * as z from 'zod/mini';

/** Who of the satgas has the alerts of a case, by the id of each alert: those that ended have nobody's id. */
export const holdersShape = z.object({
  caseKey: z.string(),
  item: z.literal('holders'),
  alerts: z.record(z.string(), z.object({ version: z.int(), takers: z.array(z.string()) })),
  /** How their sign-in called those who have it when they last opened the case, by their id: events of alerts name nobody. */
  names: z.optional(z.record(z.string(), z.string())),
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

type Having = Pick<Holders, 'alerts' | 'names'>;

/** Which officer has which alert of a case; without a name where they have not opened it. */
export const holdingsOf = (holders: Having | undefined) =>
  Object.entries(holders?.alerts ?? {}).flatMap(([alertId, { takers }]) =>
    takers.map((officerId) => ({ officerId, alertId, name: holders?.names?.[officerId] })),
  );

/** The officers who have an alert of a case, each once. */
export const ownersOf = (holders: Having | undefined): string[] => [
  ...new Set(holdingsOf(holders).map(({ officerId }) => officerId)),
];

/** The same row without names of those who have nothing of it any more. */
export const namingOwners = (row: Holders): Holders => {
  const owners = ownersOf(row);
  const names = Object.entries(row.names ?? {}).filter(([id]) => owners.includes(id));
  return { ...row, names: names.length > 0 ? Object.fromEntries(names) : undefined };
};
