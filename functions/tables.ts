import { decreedTable } from '../shared/decrees/tables.ts';
import type { Table } from '../shared/table/table.ts';
import { ceremoniesTable } from './pledges/ceremonies/tables.ts';
import { circularsTable } from './pledges/circulars/tables.ts';
import { participationTable } from './pledges/counting/tables.ts';
import { erasuresTable } from './pledges/erasure/tables.ts';
import { mailboxAsksTable, mailboxLimitsTable } from './pledges/mailbox/tables.ts';
import { keyRingTable } from './pledges/receipts/tables.ts';
import { pledgeSendersTable } from './pledges/pledging/tables.ts';
import { pledgesTable } from './pledges/register/tables.ts';
import { rostersTable } from './pledges/rosters/tables.ts';
import { answersTable } from './reports/answers/tables.ts';
import { slipsTable } from './reports/slips/tables.ts';
import { calendarTable } from './reports/calendar/tables.ts';
import { decreesTable } from './reports/decrees/tables.ts';
import { voidingsTable } from './pledges/voiding/tables.ts';
import { casesTable, summariesTable } from './reports/cases/tables.ts';
import { evidenceTable } from './reports/pieces/tables.ts';
import { identityAccessTable } from './reports/identity/tables.ts';
import { reportsTable, reportersTable, sendersTable } from './reports/intake/tables.ts';
import { readingsTable } from './reports/readings/tables.ts';
import { rollTable } from './reports/roll/tables.ts';
import { messagesTable } from './reports/messages/tables.ts';
import { sourcesTable, quarantineTable } from './reports/sources/tables.ts';
import { alertsTable } from './satgas/alerts/tables.ts';
import { accountSightingsTable, officerAccountsTable } from './site/accounts/tables.ts';
import { dataRequestsTable, requestSendersTable } from './site/requests/tables.ts';
import { sessionEndingsTable } from './site/sessions/tables.ts';
import { endedSessionsTable } from './site/sign-in/tables.ts';
import { announcementsTable } from './satgas/announcements/tables.ts';
import { officersTable, registerChangesTable } from './satgas/officers/tables.ts';
import { alarmsTable } from './satgas/oversight/tables.ts';
import { nationTable } from './satgas/nation/tables.ts';
import { silencesTable } from './satgas/silences/tables.ts';
import { deliveriesTable } from './satgas/telling/tables.ts';

/** Every table of the suite. */
export const tables: readonly Table[] = [
  pledgesTable,
  pledgeSendersTable,
  rostersTable,
  ceremoniesTable,
  participationTable,
  voidingsTable,
  circularsTable,
  erasuresTable,
  keyRingTable,
  mailboxAsksTable,
  mailboxLimitsTable,
  reportsTable,
  reportersTable,
  sendersTable,
  sourcesTable,
  quarantineTable,
  answersTable,
  slipsTable,
  evidenceTable,
  rollTable,
  readingsTable,
  casesTable,
  summariesTable,
  messagesTable,
  identityAccessTable,
  calendarTable,
  decreesTable,
  alertsTable,
  officersTable,
  registerChangesTable,
  deliveriesTable,
  silencesTable,
  alarmsTable,
  nationTable,
  endedSessionsTable,
  dataRequestsTable,
  requestSendersTable,
  sessionEndingsTable,
  officerAccountsTable,
  accountSightingsTable,
  announcementsTable,
  decreedTable,
];
