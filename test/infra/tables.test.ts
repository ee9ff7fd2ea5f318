import { describe, expect, it } from '@jest/globals';
import { ceremoniesTable } from '../../functions/pledges/ceremonies/tables.ts';
import { circularsTable } from '../../functions/pledges/circulars/tables.ts';
import { participationTable } from '../../functions/pledges/counting/tables.ts';
import { erasuresTable } from '../../functions/pledges/erasure/tables.ts';
import { keyRingTable } from '../../functions/pledges/receipts/tables.ts';
import { pledgeSendersTable } from '../../functions/pledges/pledging/tables.ts';
import { pledgesTable } from '../../functions/pledges/register/tables.ts';
import { mailboxAsksTable, mailboxLimitsTable } from '../../functions/pledges/mailbox/tables.ts';
import { rostersTable } from '../../functions/pledges/rosters/tables.ts';
import { calendarTable } from '../../functions/reports/calendar/tables.ts';
import { decreesTable } from '../../functions/reports/decrees/tables.ts';
import { voidingsTable } from '../../functions/pledges/voiding/tables.ts';
import { casesTable, summariesTable } from '../../functions/reports/cases/tables.ts';
import { evidenceTable } from '../../functions/reports/pieces/tables.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import {
  reportsTable,
  reportersTable,
  sendersTable,
} from '../../functions/reports/intake/tables.ts';
import { readingsTable } from '../../functions/reports/readings/tables.ts';
import { rollTable } from '../../functions/reports/roll/tables.ts';
import { messagesTable } from '../../functions/reports/messages/tables.ts';
import { answersTable } from '../../functions/reports/answers/tables.ts';
import { slipsTable } from '../../functions/reports/slips/tables.ts';
import { sourcesTable, quarantineTable } from '../../functions/reports/sources/tables.ts';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { announcementsTable } from '../../functions/satgas/announcements/tables.ts';
import { officersTable, registerChangesTable } from '../../functions/satgas/officers/tables.ts';
import { alarmsTable } from '../../functions/satgas/oversight/tables.ts';
import { nationTable } from '../../functions/satgas/nation/tables.ts';
import { silencesTable } from '../../functions/satgas/silences/tables.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { tables } from '../../functions/tables.ts';
import { readTable, type DeclaredTable } from '@netral/local-host/engine/table-schema';
import { decreedTable } from '../../shared/decrees/tables.ts';
import type { Table } from '../../shared/table/table.ts';
import { tableOf } from '../support/table-of.ts';
import { dataRequestsTable, requestSendersTable } from '../../functions/site/requests/tables.ts';
import {
  accountSightingsTable,
  officerAccountsTable,
} from '../../functions/site/accounts/tables.ts';
import { sessionEndingsTable } from '../../functions/site/sessions/tables.ts';
import { endedSessionsTable } from '../../functions/site/sign-in/tables.ts';
import { demoTemplate, resources } from './a-stack.ts';

/**
 * Every table as it was first deployed, by hand: CloudFormation replaces a table whose logical id or keys change, and
 * with it everything it holds. A line here never changes; a new table is a new line.
 */
const deployed: [id: string, object: Table, outline: string][] = [
  ['PledgesTableB1F94A67', pledgesTable, 'personKey:S, NEW_AND_OLD_IMAGES, expires at expiresAt'],
  [
    'PledgesRosters4D004512',
    rostersTable,
    'region:S+item:S, NEW_AND_OLD_IMAGES, expires at expiresAt',
  ],
  [
    'PledgesCeremoniesEB594CD3',
    ceremoniesTable,
    'region:S+item:S, NEW_IMAGE, expires at expiresAt',
  ],
  // Its expiry was added later: CloudFormation adds that in place.
  ['PledgesParticipation59E8CCEA', participationTable, 'region:S+cell:S, expires at expiresAt'],
  ['PledgesSendersBCB7B3AB', pledgeSendersTable, 'sender:S, expires at expiresAt'],
  ['PledgesReceiptRoomKeyRing6B36FC22', keyRingTable, 'ring:S+keyId:S'],
  ['PledgesMailboxRoomAsks61BB03F2', mailboxAsksTable, 'askId:S, NEW_IMAGE, expires at expiresAt'],
  ['PledgesMailboxRoomLimits7B2D08AE', mailboxLimitsTable, 'sender:S, expires at expiresAt'],
  ['PledgesVoidings6307993B', voidingsTable, 'region:S+item:S, NEW_IMAGE'],
  ['PledgesCircularRoomTable29BDD693', circularsTable, 'region:S+item:S'],
  ['PledgesErasureRoomTableE8C26E07', erasuresTable, 'region:S+item:S, expires at expiresAt'],
  ['ReportsTable5E17AF2D', reportsTable, 'reportKey:S, NEW_IMAGE, expires at expiresAt'],
  ['ReportsSenders718D978F', sendersTable, 'sender:S, expires at expiresAt'],
  ['ReportsReportersF9F93FDD', reportersTable, 'reportKey:S, expires at expiresAt'],
  ['ReportsSources572B3A8B', sourcesTable, 'source:S'],
  ['ReportsAnswers779907F1', answersTable, 'reportKey:S, NEW_IMAGE, expires at expiresAt'],
  ['ReportsSlips00FC8710', slipsTable, 'codeHash:S, expires at expiresAt'],
  ['ReportsQuarantine178AA92E', quarantineTable, 'source:S+id:S, expires at expiresAt'],
  [
    'ReportsEvidenceTable067B1366',
    evidenceTable,
    'reportKey:S+item:S, NEW_AND_OLD_IMAGES, expires at expiresAt',
  ],
  [
    'ReportsCases76B7826D',
    casesTable,
    'caseKey:S+item:S, index queue queue:S+dueAt:N ALL, NEW_AND_OLD_IMAGES, expires at expiresAt',
  ],
  [
    'ReportsMessagesCF6BC7B0',
    messagesTable,
    'reportKey:S+messageId:S, NEW_IMAGE, expires at expiresAt',
  ],
  [
    'ReportsIdentityAccess15D17678',
    identityAccessTable,
    'reportKey:S+item:S, expires at expiresAt',
  ],
  ['ReportsRollD59325C6', rollTable, 'region:S+officerId:S'],
  [
    'ReportsReadingsA9B139A4',
    readingsTable,
    'about:S+entry:S, index byRegion region:S+at:N ALL, NEW_IMAGE, expires at expiresAt',
  ],
  ['ReportsCalendar50601505', calendarTable, 'year:S, NEW_IMAGE'],
  ['ReportsDecrees85E3322A', decreesTable, 'year:S+item:S'],
  ['Decreed81953C9F', decreedTable, 'subject:S+item:S'],
  ['ReportsSummaries4CBE69FE', summariesTable, 'scope:S+item:S, expires at expiresAt'],
  [
    'SatgasAlerts4D4E7CFF',
    alertsTable,
    'region:S+alertId:S, index due openIn:S+dueAt:N ALL, NEW_AND_OLD_IMAGES, expires at expiresAt',
  ],
  ['SatgasRegisterChanges23281119', registerChangesTable, 'scope:S+item:S'],
  ['SatgasOfficers89D0893F', officersTable, 'region:S+officerId:S, NEW_AND_OLD_IMAGES'],
  [
    'SatgasDeliveries1AA6FCE9',
    deliveriesTable,
    'recipient:S+item:S, index held held:S+sendAt:N ALL, NEW_IMAGE, expires at expiresAt',
  ],
  [
    'SatgasAnnouncements9B669367',
    announcementsTable,
    'scope:S+item:S, NEW_IMAGE, expires at expiresAt',
  ],
  ['SatgasSilencesCBA7203F', silencesTable, 'region:S'],
  ['SatgasAlarmsHeard06F29FE1', alarmsTable, 'kind:S+item:S, expires at expiresAt'],
  ['SatgasNationTakenC8A0903E', nationTable, 'kind:S+item:S, expires at expiresAt'],
  [
    'SiteDataRequests5FB281B5',
    dataRequestsTable,
    'requestKey:S, index queue queue:S+dueAt:N ALL, expires at expiresAt',
  ],
  ['SiteRequestSendersEDCBDD4A', requestSendersTable, 'sender:S, expires at expiresAt'],
  [
    'SiteSessionEndings2072952B',
    sessionEndingsTable,
    'region:S+item:S, index latest listedIn:S+at:N ALL, expires at expiresAt',
  ],
  ['SiteAccountsOfficerAccounts09DE0C49', officerAccountsTable, 'about:S'],
  [
    'SiteAccountsAccountSightings5E3F64EE',
    accountSightingsTable,
    'place:S+item:S, expires at expiresAt',
  ],
  ['SiteEndedSessions9003FFE3', endedSessionsTable, 'session:S, expires at expiresAt'],
];

const inTemplate = new Map(
  resources(demoTemplate(), 'AWS::DynamoDB::GlobalTable').map(({ id, properties }) => [
    id,
    readTable({
      logicalId: id,
      type: 'AWS::DynamoDB::GlobalTable',
      properties: { TableName: id, ...properties },
    }),
  ]),
);

/** `key+sort`, then its indexes, stream and expiry, each with the types of its attributes. */
const outlineOf = (declared: DeclaredTable): string => {
  const types = new Map(
    declared.AttributeDefinitions.map((one) => [one.AttributeName, one.AttributeType]),
  );
  const keys = (schema: DeclaredTable['KeySchema']) =>
    schema.map(({ AttributeName: name }) => `${name}:${types.get(name) ?? '?'}`).join('+');
  return [
    keys(declared.KeySchema),
    ...(declared.GlobalSecondaryIndexes ?? []).map(
      (index) =>
        `index ${index.IndexName} ${keys(index.KeySchema)} ${index.Projection.ProjectionType}`,
    ),
    ...(declared.StreamSpecification ? [declared.StreamSpecification.StreamViewType] : []),
    ...(declared.TimeToLiveSpecification?.AttributeName === undefined
      ? []
      : [`expires at ${declared.TimeToLiveSpecification.AttributeName}`]),
  ].join(', ');
};

describe('the tables', () => {
  it('keep the logical ids, keys, indexes and streams they were deployed with', () => {
    const outlines = [...inTemplate].map(([id, found]) => [id, outlineOf(found)]);
    expect(Object.fromEntries(outlines)).toEqual(
      Object.fromEntries(deployed.map(([id, , outline]) => [id, outline])),
    );
  });

  it('are each declared by one object, under a name of its own', () => {
    expect(new Set(deployed.map(([, object]) => object))).toEqual(new Set(tables));
    expect(deployed).toHaveLength(tables.length);
    expect(new Set(tables.map(({ name }) => name)).size).toBe(tables.length);
  });

  it.each(deployed)('%s is created for tests as the template declares it', (id, object) => {
    const found = inTemplate.get(id);
    expect(found && outlineOf(found)).toBe(outlineOf(readTable(tableOf(object))));
  });
});
