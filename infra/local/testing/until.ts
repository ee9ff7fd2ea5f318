import { setTimeout as sleep } from 'node:timers/promises';

/** What a test waits for at most: far more than it ever takes, for a machine that does much else. */
const patienceMs = 60_000;

/** Waits until something holds; throws when it does not come to hold in a minute. */
export const until = async (holds: () => boolean | Promise<boolean>): Promise<void> => {
  const endsAt = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > endsAt) throw new Error(`It never came true: ${holds.toString()}`);
    await sleep(5);
  }
};
