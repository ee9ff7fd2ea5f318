import type { Now } from '../../../shared/clock.ts';
import type { Emptying } from '../alerts/emptying.ts';
import type { PracticeStore } from './practice-store.ts';

type Needs = { practice: Pick<PracticeStore, 'note' | 'clear'>; now: Now };

/**
 * Empties the practice region: notes who did, from which the other capabilities follow, and deletes its alerts. Interrupted
 * in between, or pressed again, it goes on: nothing else is ever in its reach.
 */
export const emptyPractice =
  ({ practice, now }: Needs) =>
  async (by: Emptying['by']): Promise<void> => {
    await practice.note({ emptiedAt: now(), by });
    await practice.clear();
  };
