import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { circularsTable } from '../../functions/pledges/circulars/tables.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { erasuresTable } from '../../functions/pledges/erasure/tables.ts';
import { mailboxAsksTable, mailboxLimitsTable } from '../../functions/pledges/mailbox/tables.ts';
import { pledgeSendersTable } from '../../functions/pledges/pledging/tables.ts';
import { keyRingTable } from '../../functions/pledges/receipts/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { rostersTable } from '../../functions/pledges/rosters/tables.ts';
import { voidingsTable } from '../../functions/pledges/voiding/tables.ts';
import { answersTable } from '../../functions/reports/answers/tables.ts';
import { slipsTable } from '../../functions/reports/slips/tables.ts';
import { calendarTable } from '../../functions/reports/calendar/tables.ts';
import { casesTable, summariesTable } from '../../functions/reports/cases/tables.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import {
  reportersTable,
  reportsTable,
  sendersTable,
} from '../../functions/reports/intake/tables.ts';
import { messagesTable } from '../../functions/reports/messages/tables.ts';
import { decreesTable } from '../../functions/reports/decrees/tables.ts';
import { evidenceTable } from '../../functions/reports/pieces/tables.ts';
import { readingsTable } from '../../functions/reports/readings/tables.ts';
import { rollTable } from '../../functions/reports/roll/tables.ts';
import { quarantineTable, sourcesTable } from '../../functions/reports/sources/tables.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { announcementsTable } from '../../functions/satgas/announcements/tables.ts';
import { nationTable } from '../../functions/satgas/nation/tables.ts';
import { officersTable, registerChangesTable } from '../../functions/satgas/officers/tables.ts';
import { alarmsTable } from '../../functions/satgas/oversight/tables.ts';
import { silencesTable } from '../../functions/satgas/silences/tables.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import {
  accountSightingsTable,
  officerAccountsTable,
} from '../../functions/site/accounts/tables.ts';
import { dataRequestsTable, requestSendersTable } from '../../functions/site/requests/tables.ts';
import { sessionEndingsTable } from '../../functions/site/sessions/tables.ts';
import { endedSessionsTable } from '../../functions/site/sign-in/tables.ts';
import { decreedTable } from '../../shared/decrees/tables.ts';
import type { Table } from '../../shared/table/table.ts';

/**
 * The tables by their logical ids, which never change, in the order in which they are exported: what follows from
 * something stands before it. What is made while an export reads is then missing there as what follows, which the
 * hourly sweeps make anew, and never as what caused it.
 */
export const tablesById: ReadonlyMap<string, Table> = new Map<string, Table>([
  ['SatgasDeliveries1AA6FCE9', deliveriesTable],
  ['SatgasAlerts4D4E7CFF', alertsTable],
  ['SatgasAnnouncements9B669367', announcementsTable],
  ['SatgasSilencesCBA7203F', silencesTable],
  ['SatgasAlarmsHeard06F29FE1', alarmsTable],
  ['SatgasNationTakenC8A0903E', nationTable],
  ['SatgasOfficers89D0893F', officersTable],
  ['SatgasRegisterChanges23281119', registerChangesTable],
  ['ReportsSummaries4CBE69FE', summariesTable],
  ['ReportsReadingsA9B139A4', readingsTable],
  ['ReportsIdentityAccess15D17678', identityAccessTable],
  ['ReportsMessagesCF6BC7B0', messagesTable],
  ['ReportsCases76B7826D', casesTable],
  ['ReportsEvidenceTable067B1366', evidenceTable],
  ['ReportsRollD59325C6', rollTable],
  ['ReportsTable5E17AF2D', reportsTable],
  ['ReportsReportersF9F93FDD', reportersTable],
  ['ReportsQuarantine178AA92E', quarantineTable],
  ['ReportsSources572B3A8B', sourcesTable],
  ['ReportsAnswers779907F1', answersTable],
  ['ReportsSlips00FC8710', slipsTable],
  ['ReportsSenders718D978F', sendersTable],
  ['ReportsCalendar50601505', calendarTable],
  ['ReportsDecrees85E3322A', decreesTable],
  ['Decreed81953C9F', decreedTable],
  ['PledgesParticipation59E8CCEA', participationTable],
  ['PledgesTableB1F94A67', pledgesTable],
  ['PledgesErasureRoomTableE8C26E07', erasuresTable],
  ['PledgesVoidings6307993B', voidingsTable],
  ['PledgesRosters4D004512', rostersTable],
  ['PledgesCeremoniesEB594CD3', ceremoniesTable],
  ['PledgesCircularRoomTable29BDD693', circularsTable],
  ['PledgesMailboxRoomAsks61BB03F2', mailboxAsksTable],
  ['PledgesMailboxRoomLimits7B2D08AE', mailboxLimitsTable],
  ['PledgesSendersBCB7B3AB', pledgeSendersTable],
  ['PledgesReceiptRoomKeyRing6B36FC22', keyRingTable],
  ['SiteDataRequests5FB281B5', dataRequestsTable],
  ['SiteRequestSendersEDCBDD4A', requestSendersTable],
  ['SiteSessionEndings2072952B', sessionEndingsTable],
  ['SiteEndedSessions9003FFE3', endedSessionsTable],
  ['SiteAccountsOfficerAccounts09DE0C49', officerAccountsTable],
  ['SiteAccountsAccountSightings5E3F64EE', accountSightingsTable],
]);

/** Tables that a deployment fills by itself before anybody uses it: an import writes over what it finds in them. */
export const filledByItself: ReadonlySet<string> = new Set([
  'PledgesReceiptRoomKeyRing6B36FC22',
  'ReportsSummaries4CBE69FE',
  'SatgasAlarmsHeard06F29FE1',
]);

/** Buckets whose objects nobody can make again; the log of who touched evidence is written by S3 alone. */
export const originals: ReadonlySet<string> = new Set([
  'PledgesCircularRoomDocumentsD840A5D6',
  'PledgesCeremonyRoomSigned07814ADC',
  'ReportsEvidenceRoomEvidence88F4C6EE',
  'ReportsReadingRoomLocked67F2525B',
]);

/** What rows and receipts were made with. */
export const pepper = 'PledgesPepperBDDFA5B3';

/** Secrets without which rows cannot be matched, opened or checked any more. None is ever in an export of AWS. */
export const secretsOfRows: readonly string[] = [
  pepper,
  'PledgesCeremonyKey013E9CE5',
  'PledgesReceiptKeyA1E74506',
  'PledgesMailboxRoomKey4C05CB9B',
  'PledgesCircularRoomUnitLinkKey5B9698E7',
  'ReportsReportCode239D4EBA',
  'ReportsOfficerAttempts99B65FEB',
  'ReportsSealedDeliveries0B3A38EC',
  'LikenessB08EA2CD',
  'Account0D856946',
  'ReportsHandOverRoomLinks5D813DB0',
  'SatgasLink4D6361AC',
  'SatgasPhoneMark5C2B9049',
  'SiteRequestSenderMark20865C82',
];

/**
 * Secrets that may be others after an import: sign-ins under way, the password at somebody else's signing service, and
 * the key that signs numbers for the nation, whose public half is then handed over anew.
 */
export const secretsOfNoRow: readonly string[] = [
  'Aggregate8E8FD8B5',
  'PledgesConfirmingRoomAsnSignInA2DF33F3',
  'PledgesCeremonyRoomEsignPassword0613C51D',
  'ReportsHandOverRoomEsignPasswordA07335F1',
  'SiteSignInState8E34EABE',
];
