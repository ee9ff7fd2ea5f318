import { describe, expect, it } from '@jest/globals';
import * as ofPledges from '../../functions/pledges/tables.ts';
import * as ofReports from '../../functions/reports/tables.ts';
import * as ofSatgas from '../../functions/satgas/tables.ts';
import { readTable, type DeclaredTable } from '@netral/local-host/engine/table-schema';
import type { Table } from '../../shared/table/table.ts';
import { tableOf } from '../support/table-of.ts';
import { demoTemplate, resources } from './a-stack.ts';

/**
 * Every table as it was first deployed, by hand: CloudFormation replaces a table whose logical id or keys change, and
 * with it everything it holds. A line here never changes; a new table is a new line.
 */
const deployed: [id: string, object: Table, outline: string][] = [
  ['PledgesTableB1F94A67', ofPledges.pledgesTable, 'personKey:S, NEW_AND_OLD_IMAGES'],
  [
    'PledgesRosters4D004512',
    ofPledges.rostersTable,
    'region:S+item:S, NEW_AND_OLD_IMAGES, expires at expiresAt',
  ],
  [
    'PledgesCeremoniesEB594CD3',
    ofPledges.ceremoniesTable,
    'region:S+item:S, NEW_IMAGE, expires at expiresAt',
  ],
  ['PledgesParticipation59E8CCEA', ofPledges.participationTable, 'region:S+cell:S'],
  ['PledgesReceiptRoomKeyRing6B36FC22', ofPledges.keyRingTable, 'ring:S+keyId:S'],
  ['PledgesCircularRoomTable29BDD693', ofPledges.circularsTable, 'region:S+item:S'],
  [
    'PledgesErasureRoomTableE8C26E07',
    ofPledges.erasuresTable,
    'region:S+item:S, expires at expiresAt',
  ],
  ['ReportsTable5E17AF2D', ofReports.reportsTable, 'reportKey:S, NEW_IMAGE, expires at expiresAt'],
  ['ReportsReportersF9F93FDD', ofReports.reportersTable, 'reportKey:S, expires at expiresAt'],
  ['ReportsSources572B3A8B', ofReports.sourcesTable, 'source:S'],
  ['ReportsQuarantine178AA92E', ofReports.quarantineTable, 'source:S+id:S, expires at expiresAt'],
  [
    'ReportsEvidenceTable067B1366',
    ofReports.evidenceTable,
    'reportKey:S+item:S, NEW_AND_OLD_IMAGES, expires at expiresAt',
  ],
  [
    'ReportsCases76B7826D',
    ofReports.casesTable,
    'caseKey:S+item:S, index queue queue:S+dueAt:N ALL, NEW_AND_OLD_IMAGES, expires at expiresAt',
  ],
  [
    'ReportsMessagesCF6BC7B0',
    ofReports.messagesTable,
    'reportKey:S+messageId:S, NEW_IMAGE, expires at expiresAt',
  ],
  [
    'ReportsIdentityAccess15D17678',
    ofReports.identityAccessTable,
    'reportKey:S+item:S, expires at expiresAt',
  ],
  ['ReportsCalendar50601505', ofReports.calendarTable, 'year:S, NEW_IMAGE'],
  ['ReportsSummaries4CBE69FE', ofReports.summariesTable, 'scope:S+item:S, expires at expiresAt'],
  [
    'SatgasAlerts4D4E7CFF',
    ofSatgas.alertsTable,
    'region:S+alertId:S, NEW_AND_OLD_IMAGES, expires at expiresAt',
  ],
  ['SatgasOfficers89D0893F', ofSatgas.officersTable, 'region:S+officerId:S, NEW_AND_OLD_IMAGES'],
  [
    'SatgasDeliveries1AA6FCE9',
    ofSatgas.deliveriesTable,
    'recipient:S+item:S, index held held:S+sendAt:N ALL, expires at expiresAt',
  ],
  [
    'SatgasAnnouncements9B669367',
    ofSatgas.announcementsTable,
    'scope:S+item:S, NEW_IMAGE, expires at expiresAt',
  ],
  ['SatgasSilencesCBA7203F', ofSatgas.silencesTable, 'region:S'],
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
    const declared: Table[] = [ofPledges, ofReports, ofSatgas].flatMap((room) =>
      Object.values(room),
    );
    expect(new Set(deployed.map(([, object]) => object))).toEqual(new Set(declared));
    expect(deployed).toHaveLength(declared.length);
    expect(new Set(declared.map(({ name }) => name)).size).toBe(declared.length);
  });

  it.each(deployed)('%s is created for tests as the template declares it', (id, object) => {
    const found = inTemplate.get(id);
    expect(found && outlineOf(found)).toBe(outlineOf(readTable(tableOf(object))));
  });
});
