import type { Now } from '../../../shared/clock.ts';
import { eachOf } from '../../../shared/each-of.ts';
import { isBawaslus, recounted, type DeadlineBasis } from './case-deadline.ts';
import { everyCase, type ReadQueue } from './case-queue.ts';
import type { CaseStore } from './case-store.ts';
import { isOverdue, type Case, type Changed } from './case.ts';
import { changeCase } from './change-case.ts';
import { entryOf } from './make-move.ts';
import type { RemindCase } from './reminder-store.ts';

/** Regions looked through at once. */
const abreast = 4;

/** The satgas is reminded of the same deadline once a day. */
export const remindEveryMs = 24 * 3_600_000;

type Needs = {
  regions: string[];
  readQueue: ReadQueue;
  remind: RemindCase;
  cases: Pick<CaseStore, 'find' | 'change'>;
  counting: () => Promise<DeadlineBasis>;
  now: Now;
};

/**
 * Notes on every overdue case that the satgas is to be reminded, at most once a day for one deadline; the reminding
 * follows from the table. A missed deadline of Bawaslu's is published once, and then the case's own deadline counts. A
 * region or case that fails holds no other back: its fault is thrown when all are done.
 */
export const nagOverdue = (needs: Needs) => async (): Promise<{ reminded: number }> => {
  const reminded = await eachOf(needs.regions, { atOnce: abreast }, (region) =>
    nagIn(needs, region),
  );
  return { reminded: reminded.reduce((sum, one) => sum + one, 0) };
};

const nagIn = async (needs: Needs, region: string): Promise<number> => {
  const dueBefore = needs.now();
  const due = everyCase(needs.readQueue, { region, which: 'open', dueBefore });
  let reminded = 0;
  const faults: unknown[] = [];
  for await (const kept of due) {
    const isReminded = await nag(needs, kept).catch((error: unknown) => void faults.push(error));
    if (isReminded) reminded += 1;
  }
  if (faults.length > 0) throw faults[0];
  return reminded;
};

const nag = async (needs: Needs, kept: Case): Promise<boolean> => {
  const at = needs.now();
  // Its time has ended; that the row is still there is the table's delay.
  if (kept.expiresAt * 1000 <= at) return false;
  const outcome = isDueAgain(kept, at) ? await needs.remind(kept, at) : 'not-now';
  // After the reminder: were it killed in between, the deadline would still be the missed one and be published again.
  if (isBawaslus(kept.dueFor)) await goOn(needs, kept);
  return outcome === 'reminded';
};

const isDueAgain = ({ naggedFor, naggedAt = 0, dueAt }: Case, at: number): boolean =>
  naggedFor !== dueAt || at - naggedAt >= remindEveryMs;

/** Bawaslu's deadline cannot be met any more: the case is counted by its own from now on. */
const goOn = async ({ cases, counting, now }: Needs, { caseKey, dueAt }: Case): Promise<void> => {
  const by = await counting();
  const at = now();
  await changeCase(cases, caseKey, (kept): Changed | undefined => {
    const isMissed = isBawaslus(kept.dueFor) && kept.dueAt === dueAt;
    if (!isMissed || !isOverdue(kept, at)) return undefined;
    const changed: Case = {
      ...recounted({ ...kept, missedBawaslu: true }, by),
      version: kept.version + 1,
      lastMove: { move: 'deadline-missed', at, role: 'system', version: kept.version + 1 },
    };
    const told = { move: 'deadline-missed', who: { role: 'system' as const }, at };
    return { case: changed, entry: { ...entryOf(changed, told), before: dueAt } };
  });
};
