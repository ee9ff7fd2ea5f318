import { staffKinds, staffRule, type StaffKind } from '../law/editions.ts';
import type { ReportFields } from './completeness.ts';
import { isElsewhere } from './conducts.ts';

/** Why a report lies outside the rules for civil servants; undefined when it does not, or nobody knows yet. */
export type OutOfScope = 'money-politics' | 'staff-kind';

/**
 * Whether a report is another authority's: vote buying, or an accused under other law (village heads, TNI, Polri).
 * It is accepted all the same, marked, and passed on.
 */
export const outOfScope = ({ conduct, staffKind }: ReportFields): OutOfScope | undefined => {
  if (isElsewhere(conduct)) return 'money-politics';
  return staffRule(staffKindOf(staffKind)).covered ? undefined : 'staff-kind';
};

/** The accused's kind of staff as the law names it; 'unknown' when the answer is missing or not known. */
export const staffKindOf = (said: string | undefined): StaffKind =>
  staffKinds.find((kind) => kind === said) ?? 'unknown';
