import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import { recounted, type DeadlineBasis } from './case-deadline.ts';
import type { CaseStore } from './case-store.ts';
import type { Case, Changed } from './case.ts';
import { changeCase } from './change-case.ts';
import { completedByReporter } from './complete-case.ts';
import { entryOf, makeMove } from './make-move.ts';
import { newCase, type OpenedReport } from './new-case.ts';

type Needs = {
  cases: Pick<CaseStore, 'find' | 'open' | 'change'>;
  /** The rows by which cases that may be about the same thing find each other. */
  duplicateRows: (kept: Case) => TransactWriteItem[];
  keepCase: (kept: Case, expiresAt: number) => Promise<void>;
  counting: () => Promise<DeadlineBasis>;
  codeKey: () => Promise<Uint8Array>;
};

/**
 * Makes the one case of a report, and lets it follow when its reporter completes it, gives a name or withdraws. However often and
 * wherever it is interrupted, telling it again ends in one case with one entry for each of these.
 */
export const openCase =
  ({ cases, duplicateRows, keepCase, counting, codeKey }: Needs) =>
  async (report: OpenedReport, { foundAt }: { foundAt?: number } = {}): Promise<void> => {
    const by = await counting();
    const key = await codeKey();
    const opened = newCase(report, { counting: by, key, foundAt });
    await cases.open(opened, duplicateRows(opened.case));
    if (report.completedAt !== undefined)
      await changeCase(cases, report.reportKey, (kept) => {
        const done = completedByReporter(kept, report, { counting: by, key });
        return done && { ...done, besides: { duplicates: duplicateRows(done.case) } };
      });
    if (report.raisedAt !== undefined) {
      await changeCase(cases, report.reportKey, (kept) => raised(kept, report, by));
      // Entries added before are stored as long, too; later ones take the expiry of their case.
      await keepCase(opened.case, report.expiresAt);
    }
    if (report.withdrawnAt !== undefined)
      await changeCase(cases, report.reportKey, (kept) => withdrawn(kept, report, by));
  };

const raised = (kept: Case, report: OpenedReport, by: DeadlineBasis): Changed | undefined => {
  const { raisedAt: at, expiresAt } = report;
  if (at === undefined || kept.raisedAt !== undefined) return undefined;
  const changed = recounted(
    {
      ...kept,
      // A later withdrawal takes the name away again.
      lane: kept.withdrawnAt === undefined ? 'named' : kept.lane,
      raisedAt: at,
      version: kept.version + 1,
      lastMove: { move: 'raise', at, role: 'reporter', version: kept.version + 1 },
      expiresAt: Math.max(kept.expiresAt, expiresAt),
    },
    by,
  );
  return { case: changed, entry: entryOf(changed, { move: 'raise', who: reporter, at }) };
};

const reporter = { role: 'reporter' as const };

const withdrawn = (kept: Case, report: OpenedReport, by: DeadlineBasis): Changed | undefined => {
  const { withdrawnAt: at, withdrawnReason: reason } = report;
  if (at === undefined || kept.withdrawnAt !== undefined) return undefined;
  const marked: Case = { ...kept, withdrawnAt: at, lane: 'lead' };
  const fields = reason === undefined ? {} : { reason };
  const made = makeMove(marked, { move: 'withdraw', fields, who: reporter, at }, by);
  if (made.ok) return made;
  // It was passed on before: the case goes on, and its file shows that the reporter withdrew.
  const version = kept.version + 1;
  const noted = {
    ...marked,
    version,
    lastMove: { move: 'withdraw', at, role: 'reporter' as const, version },
  };
  const entry = entryOf(noted, { move: 'withdraw', who: reporter, at });
  return { case: noted, entry: { ...entry, ...(reason !== undefined && { why: reason }) } };
};
