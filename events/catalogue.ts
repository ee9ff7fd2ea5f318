import { alertChanged } from './alert-changed.ts';
import { caseEnded } from './case-ended.ts';
import { caseMessageLeft } from './case-message-left.ts';
import { caseMessagesSeen } from './case-messages-seen.ts';
import { caseMoved } from './case-moved.ts';
import { caseOverdue } from './case-overdue.ts';
import { caseUnitNamed } from './case-unit-named.ts';
import { officerChanged } from './officer-changed.ts';
import { practiceEmptied } from './practice-emptied.ts';
import { regionsAggregated } from './regions-aggregated.ts';
import { reportReceived } from './report-received.ts';
import { reportsSwept } from './reports-swept.ts';
import { rollSwept } from './roll-swept.ts';

/** Every event that crosses from one capability to another, by its CloudEvents type. */
export const catalogue = {
  'report.received': reportReceived,
  'alert.changed': alertChanged,
  'case.ended': caseEnded,
  'case.message-left': caseMessageLeft,
  'case.messages-seen': caseMessagesSeen,
  'case.moved': caseMoved,
  'case.overdue': caseOverdue,
  'case.unit-named': caseUnitNamed,
  'officer.changed': officerChanged,
  'reports.swept': reportsSwept,
  'roll.swept': rollSwept,
  'practice.emptied': practiceEmptied,
  'regions.aggregated': regionsAggregated,
};
