import type { Alert } from './alert.ts';

/** How many alerts are open, by how long ago they were opened. */
export type OpenByAge = { underHour: number; underDay: number; older: number };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** Counts those of some alerts that are open; nobody has them, or fewer than they need. */
export const openByAge = (
  alerts: readonly Pick<Alert, 'state' | 'openedAt'>[],
  now: number,
): OpenByAge => {
  const ages = alerts.filter(({ state }) => state === 'open').map((one) => now - one.openedAt);
  return {
    underHour: ages.filter((age) => age < hourMs).length,
    underDay: ages.filter((age) => age >= hourMs && age < dayMs).length,
    older: ages.filter((age) => age >= dayMs).length,
  };
};

/** What the counts of several regions come to. */
export const openTogether = (all: readonly OpenByAge[]): OpenByAge =>
  all.reduce(
    (sum, one) => ({
      underHour: sum.underHour + one.underHour,
      underDay: sum.underDay + one.underDay,
      older: sum.older + one.older,
    }),
    { underHour: 0, underDay: 0, older: 0 },
  );
