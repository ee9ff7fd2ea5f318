import type { PracticeEmptied } from '../../../events/practice-emptied.ts';
import type { Now } from '../../../shared/clock.ts';
import { practiceRegion } from '../../../shared/regions/practice.ts';
import { everyCase, type ReadQueue } from '../cases/case-queue.ts';
import type { PracticeStore } from './practice-store.ts';

type Needs = { readQueue: ReadQueue; practice: PracticeStore; now: Now };

/** An event of longer ago (redriven, or by a clock that was set) deletes nothing: the button can be pressed again. */
const staleAfterMs = 3_600_000;

/**
 * Deletes the reports and cases of the practice region that came before it was emptied, with all that belongs to them.
 * The case goes last: interrupted anywhere and told again, the rest of it is found. It asks for the practice region by its
 * constant, whatever the event says, and looks at the region of each case once more.
 */
export const emptyPractice =
  ({ readQueue, practice, now }: Needs) =>
  async ({ data: { emptiedAt } }: Pick<PracticeEmptied, 'data'>): Promise<{ reports: number }> => {
    if (now() - emptiedAt >= staleAfterMs) return { reports: 0 };
    const keys: string[] = [];
    for (const which of ['open', 'closed'] as const)
      for await (const kept of everyCase(readQueue, { region: practiceRegion, which }))
        if (kept.region === practiceRegion && kept.receivedAt <= emptiedAt) keys.push(kept.caseKey);
    for (const key of keys) {
      await practice.deleteReport(key);
      await practice.deleteCase(key);
    }
    return { reports: keys.length };
  };
