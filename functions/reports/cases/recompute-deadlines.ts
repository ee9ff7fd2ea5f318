import { eachOf } from '../../../shared/each-of.ts';
import type { Now } from '../../../shared/clock.ts';
import { recounted, type DeadlineBasis } from './case-deadline.ts';
import { everyCase, type ReadQueue } from './case-queue.ts';
import type { CaseStore } from './case-store.ts';
import { dueOrNull, type Case, type Changed } from './case.ts';
import { changeCase } from './change-case.ts';
import { entryOf } from './make-move.ts';

type Needs = {
  regions: string[];
  readQueue: ReadQueue;
  cases: Pick<CaseStore, 'find' | 'change' | 'noteCountedBy'>;
  counting: () => Promise<DeadlineBasis>;
  now: Now;
};

/** Cases of a region counted anew at once, and regions. */
const abreast = 4;
const regionsAtOnce = 4;
/** How long others may still count by what was in force before: a function looks once a minute. */
const settlesMs = 120_000;
/** How long what was counted by the same holidays and rules is not looked at again. */
const restsMs = 55 * 60_000;

/**
 * Counts the deadline of every open case anew when it was counted by other holidays or rules than those of now, and
 * tells in its history when it was due before. What was counted already is passed over: interrupted, it goes on. Once all
 * were looked at and nobody can count by the former any more, nothing is looked at for an hour.
 */
export const recomputeDeadlines = ({ regions, readQueue, cases, counting, now }: Needs) => {
  let looked: { mark: string; firstAt: number; lastAt: number } | undefined;
  return async (): Promise<{ recounted: number; moved: number }> => {
    const by = await counting();
    const done = { recounted: 0, moved: 0 };
    const begunAt = now();
    const before = looked?.mark === by.mark ? looked : undefined;
    const isSettled = before && before.lastAt - before.firstAt >= settlesMs;
    if (isSettled && begunAt - before.lastAt < restsMs) return done;
    const recompute = async (stale: Case): Promise<void> => {
      const { dueAt, dueFor } = recounted(stale, by);
      const isSame = dueAt === stale.dueAt && dueFor === stale.dueFor;
      // Upon its version: a case that was changed meanwhile is read again.
      if (isSame && (await cases.noteCountedBy(stale, by.mark)) === 'noted') done.recounted += 1;
      else if ((await changeCase(cases, stale.caseKey, anew)) === 'changed') done.moved += 1;
    };
    const anew = (kept: Case) => (isCurrent(kept, by) ? undefined : countedAnew(kept, by, now()));
    await eachOf(regions, { atOnce: regionsAtOnce }, async (region) => {
      const stale: Case[] = [];
      for await (const kept of everyCase(readQueue, { region, which: 'open' }))
        if (!isCurrent(kept, by)) stale.push(kept);
      await eachOf(stale, { atOnce: abreast }, recompute);
    });
    looked = { mark: by.mark, firstAt: before?.firstAt ?? begunAt, lastAt: begunAt };
    return done;
  };
};

const isCurrent = ({ countedBy, state }: Case, { mark }: DeadlineBasis): boolean =>
  countedBy === mark || state === 'closed';

const countedAnew = (kept: Case, by: DeadlineBasis, at: number): Changed => {
  const version = kept.version + 1;
  const changed = {
    ...recounted(kept, by),
    version,
    lastMove: { move: 'deadline-recomputed', at, role: 'system' as const, version },
    // A reminder was of the deadline that was.
    nags: 0,
    naggedFor: undefined,
    naggedAt: undefined,
  };
  const told = { move: 'deadline-recomputed', who: { role: 'system' as const }, at };
  const entry = { ...entryOf(changed, told), before: dueOrNull(kept), after: dueOrNull(changed) };
  return { case: changed, entry };
};
