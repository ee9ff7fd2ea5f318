import type { Operation, Operations } from '../shared/operation/operation.ts';
import { ceremonyOperations } from './pledges/ceremonies/operations.ts';
import { circularOperations } from './pledges/circulars/operations.ts';
import { confirmingOperations } from './pledges/confirming/operations.ts';
import { countingOperations } from './pledges/counting/operations.ts';
import { handingOverOperations } from './pledges/handing-over/operations.ts';
import { homeOperations } from './pledges/home/operations.ts';
import { erasureOperations } from './pledges/erasure/operations.ts';
import { voidingOperations } from './pledges/voiding/operations.ts';
import { mailboxOperations } from './pledges/mailbox/operations.ts';
import { pledgingOperations } from './pledges/pledging/operations.ts';
import { receiptOperations } from './pledges/receipts/operations.ts';
import { readingOperations } from './reports/readings/operations.ts';
import { caseOperations } from './reports/cases/operations.ts';
import { evidenceOperations } from './reports/evidence/operations.ts';
import { findingOperations } from './reports/findings/operations.ts';
import { leadOperations } from './reports/leads/operations.ts';
import { followUpOperations } from './reports/follow-up/operations.ts';
import { guideOperations } from './reports/guide/operations.ts';
import { intakeOperations } from './reports/intake/operations.ts';
import { handOverOperations } from './reports/hand-over/operations.ts';
import { identityOperations } from './reports/identity/operations.ts';
import { messageOperations } from './reports/messages/operations.ts';
import { alertOperations } from './satgas/alerts/operations.ts';
import { announcementOperations } from './satgas/announcements/operations.ts';
import { nationOperations } from './satgas/nation/operations.ts';
import { officerOperations } from './satgas/officers/operations.ts';
import { oversightOperations } from './satgas/oversight/operations.ts';
import { practiceOperations } from './satgas/practice/operations.ts';
import { silenceOperations } from './satgas/silences/operations.ts';
import { tellingOperations } from './satgas/telling/operations.ts';
import { rosterOperations } from './pledges/rosters/operations.ts';
import { pledgeDecreeOperations } from './pledges/decrees/operations.ts';
import { calendarOperations } from './reports/calendar/operations.ts';
import { decreeOperations } from './reports/decrees/operations.ts';
import { policyDecreeOperations } from './satgas/policy-decrees/operations.ts';
import { lawDecreeOperations } from './reports/law-decrees/operations.ts';
import { sourceOperations } from './reports/sources/operations.ts';
import { siteOperations } from './site/operations.ts';
import { accountOperations } from './site/accounts/operations.ts';
import { requestOperations } from './site/requests/operations.ts';
import { sessionOperations } from './site/sessions/operations.ts';

/** Every room's operations: API Gateway, the OpenAPI document and the walk over all rights are made of them. */
const rooms: readonly Operations[] = [
  homeOperations,
  pledgingOperations,
  handingOverOperations,
  confirmingOperations,
  mailboxOperations,
  receiptOperations,
  voidingOperations,
  countingOperations,
  intakeOperations,
  guideOperations,
  leadOperations,
  findingOperations,
  followUpOperations,
  evidenceOperations,
  caseOperations,
  readingOperations,
  messageOperations,
  identityOperations,
  handOverOperations,
  alertOperations,
  tellingOperations,
  silenceOperations,
  practiceOperations,
  announcementOperations,
  officerOperations,
  oversightOperations,
  nationOperations,
  ceremonyOperations,
  circularOperations,
  rosterOperations,
  erasureOperations,
  pledgeDecreeOperations,
  sourceOperations,
  calendarOperations,
  decreeOperations,
  lawDecreeOperations,
  policyDecreeOperations,
  siteOperations,
  requestOperations,
  sessionOperations,
  accountOperations,
];

export type NamedOperation = Operation & { name: string };

/** The public API, operation by operation. */
export const operations: readonly NamedOperation[] = rooms.flatMap((room) =>
  Object.entries(room).map(([name, operation]) => ({ name, ...operation })),
);
