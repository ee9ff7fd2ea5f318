import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Attempt } from '../../../shared/attempt.ts';
import { dayOf } from '../../../shared/calendar/dates.ts';
import type { Now } from '../../../shared/clock.ts';
import { Refusal, refuseField } from '../../../shared/refusal.ts';
import { tidyText } from '../../../shared/safe-text.ts';
import { itemOf, keyOf } from '../../../shared/table/item.ts';
import { severityOf } from '../intake/conducts.ts';
import { dateReason } from '../intake/report-form.ts';
import { reportsTable } from '../intake/tables.ts';
import { recounted, zoneOfCase, type DeadlineBasis } from './case-deadline.ts';
import { wasCompleted } from './complete-case.ts';
import type { CaseStore } from './case-store.ts';
import { completeMove, isClosed, type Case, type Changed, type Who } from './case.ts';
import { entryOf } from './make-move.ts';
import { meanwhile } from './meanwhile.ts';
import type { MovedCase } from './move-case.ts';

/** What an officer can tell of a lead by its message and its evidence; never who is accused. */
export type ReadOfLead = {
  conduct: Parameters<typeof severityOf>[0];
  occurredOn: string;
  place: string;
};

export type Completing = ReadOfLead & {
  kept: Case;
  /** The version of the case that was looked at. */
  version: number;
  who: Who & { role: 'officer' | 'chair' };
  attempt: Attempt;
};

type Needs = {
  cases: Pick<CaseStore, 'find' | 'entry' | 'change'>;
  /** The writes by which the report says the same as its case. */
  completeReport: (changed: Case, read: ReadOfLead) => TransactWriteItem[];
  counting: () => Promise<DeadlineBasis>;
  now: Now;
};

/**
 * Completes a lead in free words with what an officer reads in it, upon the version they have seen; case, report and
 * history change together or not at all, and its reporter's link then completes nothing. Who must not know of it stays
 * as it was. Refuses a case that does not wait for it, and days that cannot be.
 */
export const completeLead =
  (needs: Needs) =>
  async (completing: Completing): Promise<MovedCase> => {
    const { kept, version, attempt } = completing;
    if (kept.version !== version) return meanwhile(needs.cases, completing);
    if (kept.toComplete === undefined || isClosed(kept))
      throw new Refusal('conflict', [{ field: 'conduct', reason: 'not-to-be-completed' }]);
    const counting = await needs.counting();
    const at = needs.now();
    const wrong = dateReason(completing.occurredOn, dayOf(at, zoneOfCase(kept, counting.campaign)));
    if (wrong) throw refuseField('occurredOn', wrong);
    const changed = completed(completing, { at, counting });
    const read = { ...completing, place: tidyText(completing.place) };
    const report = needs.completeReport(changed.case, read);
    const outcome = await needs.cases.change(kept, changed, { report });
    if (outcome === 'changed') return { moved: true, case: changed.case };
    return meanwhile(needs.cases, { kept, version, attempt });
  };

const completed = (
  { kept, who, attempt, conduct, occurredOn }: Completing,
  { at, counting }: { at: number; counting: DeadlineBasis },
): Changed => {
  const changed: Case = {
    ...wasCompleted(kept, { at, role: who.role }),
    ...{ conduct, occurredOn, severity: severityOf(conduct) },
  };
  const entry = entryOf(changed, { move: completeMove, who, at });
  return { case: recounted(changed, counting), entry: { ...entry, attempt } };
};

/** The write by which a report is completed with what an officer read in it; refused where its reporter was first. */
export const completeReport =
  (TableName: string) =>
  (
    { caseKey: reportKey, severity, lastMove }: Case,
    { conduct, occurredOn, place }: ReadOfLead,
  ): TransactWriteItem[] => [
    {
      Update: {
        TableName,
        Key: keyOf(reportsTable, { reportKey }),
        UpdateExpression:
          'SET conduct = :conduct, severity = :severity, completedAt = :at, details.conduct = :conduct, details.occurredOn = :day, details.place = :place',
        ConditionExpression:
          'attribute_exists(toComplete) AND attribute_not_exists(completedAt) AND attribute_not_exists(withdrawnAt)',
        ExpressionAttributeValues: itemOf({
          ...{ ':conduct': conduct, ':severity': severity, ':at': lastMove.at },
          ...{ ':day': occurredOn, ':place': place },
        }),
      },
    },
  ];
