import { createHmac } from 'node:crypto';
import type { Attempt } from '../../../shared/attempt.ts';
import { Refusal } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { conflictOf, type Conflict, type Serving } from '../../conflict.ts';
import type { prepareReport } from '../intake/submit-report.ts';
import type { ReportStore, StoredReport } from '../intake/report-store.ts';
import type { Place } from '../place.ts';
import type { FindingForm } from './questions.ts';

type Needs = {
  prepare: ReturnType<typeof prepareReport>;
  reports: ReportStore;
  /** A secret of at least 32 bytes that keys no report of a reporter's. */
  key: () => Promise<Uint8Array>;
};

/** Who found it, and where the register says that they serve. */
export type Finder = { place: Place; name: string | undefined; serving: Serving };

/**
 * Stores a finding of somebody of the satgas exactly once per attempt, as a report without a reporter: no code leads to
 * it. Throws Refusal for what does not fit together, and 'not-allowed' to whoever may not know of its case, unless somebody
 * above the region settles first who may.
 */
export const fileFinding =
  ({ prepare, reports, key }: Needs) =>
  async (form: FindingForm, finder: Finder, attempt: Attempt): Promise<StoredReport> => {
    const { foundOn, howFound, basis, evidenceHeld, ...said } = form;
    const answers = {
      ...{ howFound, basis: tidyText(basis) },
      ...(evidenceHeld !== undefined && { evidenceHeld: tidyText(evidenceHeld) }),
    };
    const report = await prepare(
      { ...said, lane: 'finding', knownOn: foundOn },
      {
        reportKey: keyOfFinding(await key(), attempt),
        attempt,
        way: {
          cameBy: 'finding',
          finding: { finder: finder.place, finderName: finder.name, answers },
        },
      },
    );
    refuseConflict(finder.serving, report);
    if ((await reports.add(report)) === 'other-body') throw new Refusal('idempotency-key-reused');
    return report;
  };

const keyOfFinding = (key: Uint8Array, attempt: Attempt): string =>
  createHmac('sha256', key)
    .update(`netral/report-key\nfinding/${attempt.key}`)
    .digest('base64url')
    .slice(0, 32);

/** What somebody above the region settles before anybody there may know: then it is no matter of the finder's. */
const settledAbove: Conflict = 'to-be-named';

const refuseConflict = (serving: Serving, report: StoredReport): void => {
  const { region, accusedUnitCode: accusedUnit, barring } = report;
  const conflict = conflictOf(serving, { region, accusedUnit, barring });
  if (conflict === undefined || conflict === settledAbove) return;
  const reason = conflict === 'no-unit' ? 'finder-without-unit' : 'finder-in-conflict';
  throw new Refusal('not-allowed', [{ field: 'accusedUnit', reason }]);
};
