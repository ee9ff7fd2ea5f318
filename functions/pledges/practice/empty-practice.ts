import type { PracticeEmptied } from '../../../events/practice-emptied.ts';
import type { Now } from '../../../shared/clock.ts';
import type { PracticeStore } from './practice-store.ts';

type Needs = { practice: PracticeStore; now: Now };

/** An event of longer ago (redriven, or by a clock that was set) deletes nothing: the button can be pressed again. */
const staleAfterMs = 3_600_000;

/**
 * Deletes what was pledged, listed, sworn together and circulated in the practice region. Its counts follow from the
 * register's stream, as after any erasure. Interrupted anywhere and started again, it goes on.
 */
export const emptyPractice =
  ({ practice, now }: Needs) =>
  async ({ data: { emptiedAt } }: Pick<PracticeEmptied, 'data'>): Promise<{ pledges: number }> => {
    if (now() - emptiedAt >= staleAfterMs) return { pledges: 0 };
    await practice.deletePlaces();
    return { pledges: await practice.deletePledges() };
  };
