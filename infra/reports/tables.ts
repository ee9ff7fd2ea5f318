import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { House } from '../parts/house.ts';
import { HouseKey } from '../parts/key.ts';
import { HouseTable } from '../parts/table.ts';

export type ReportTables = ReturnType<typeof reportTables>;

/** The tables of the report intake and of the cases that follow from it; who reported lives apart, under a key of its own. */
export const reportTables = (scope: Construct, house: House) => ({
  ...intakeTables(scope, house),
  ...caseTables(scope, house),
});

const intakeTables = (scope: Construct, house: House) => ({
  reports: new HouseTable(scope, 'Table', {
    house,
    partitionKey: 'reportKey',
    stream: StreamViewType.NEW_IMAGE,
    expires: true,
  }),
  reporters: new HouseTable(scope, 'Reporters', {
    house,
    partitionKey: 'reportKey',
    expires: true,
    key: new HouseKey(scope, 'ReportersKey', 'Netral: who reported'),
  }),
  sources: new HouseTable(scope, 'Sources', { house, partitionKey: 'source' }),
  quarantine: new HouseTable(scope, 'Quarantine', {
    house,
    partitionKey: 'source',
    sortKey: 'id',
    expires: true,
  }),
  evidence: new HouseTable(scope, 'EvidenceTable', {
    house,
    partitionKey: 'reportKey',
    sortKey: 'item',
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    expires: true,
  }),
});

const caseTables = (scope: Construct, house: House) => ({
  /** One `case` item a case, with its history beside it; open and closed cases of a region stand in `queue` by due time. */
  cases: new HouseTable(scope, 'Cases', {
    house,
    partitionKey: 'caseKey',
    sortKey: 'item',
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    expires: true,
    index: { name: 'queue', partitionKey: 'queue', sortKey: 'dueAt' },
  }),
  messages: new HouseTable(scope, 'Messages', {
    house,
    partitionKey: 'reportKey',
    sortKey: 'messageId',
    stream: StreamViewType.NEW_IMAGE,
    expires: true,
  }),
  /** Who asked to read a reporter's name, who agreed, and who read it. */
  identityAccess: new HouseTable(scope, 'IdentityAccess', {
    house,
    partitionKey: 'reportKey',
    sortKey: 'item',
    expires: true,
  }),
  /** Holidays and joint leave as an admin changed them, by year. */
  calendar: new HouseTable(scope, 'Calendar', {
    house,
    partitionKey: 'year',
    stream: StreamViewType.NEW_IMAGE,
  }),
  /** Numbers of each region for oversight, without personal data. */
  summaries: new HouseTable(scope, 'Summaries', {
    house,
    partitionKey: 'scope',
    sortKey: 'item',
    expires: true,
  }),
});
