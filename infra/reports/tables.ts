import type { Construct } from 'constructs';
import { answersTable } from '../../functions/reports/answers/tables.ts';
import { calendarTable } from '../../functions/reports/calendar/tables.ts';
import { casesTable } from '../../functions/reports/cases/tables.ts';
import { decreesTable } from '../../functions/reports/decrees/tables.ts';
import { evidenceTable } from '../../functions/reports/pieces/tables.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import { messagesTable } from '../../functions/reports/messages/tables.ts';
import { quarantineTable, sourcesTable } from '../../functions/reports/sources/tables.ts';
import {
  reportersTable,
  reportsTable,
  sendersTable,
} from '../../functions/reports/intake/tables.ts';
import { readingsTable } from '../../functions/reports/readings/tables.ts';
import { rollTable } from '../../functions/reports/roll/tables.ts';
import { slipsTable } from '../../functions/reports/slips/tables.ts';
import { summariesTable } from '../../functions/reports/cases/tables.ts';
import type { House } from '../parts/house.ts';
import type { HouseKey } from '../parts/key.ts';
import { HouseTable } from '../parts/table.ts';

export type ReportTables = ReturnType<typeof reportTables>;

/** The tables of the report intake and of the cases that follow from it; who reported lives apart, under a key of its own. */
export const reportTables = (scope: Construct, house: House, reportersKey: HouseKey) => ({
  ...intakeTables(scope, house, reportersKey),
  ...caseTables(scope, house),
});

/**
 * What every function needs by which the satgas reads of reports: who serves where, and to add that something was read.
 * Nobody who reads can look at that, change or delete it.
 */
export const deskOf = (tables: Pick<ReportTables, 'roll' | 'readings'>) => ({
  ROLL_TABLE: tables.roll.only('dynamodb:Query'),
  READINGS_TABLE: tables.readings.only('dynamodb:PutItem'),
});

const intakeTables = (scope: Construct, house: House, reportersKey: HouseKey) => ({
  reports: new HouseTable(scope, 'Table', { house, table: reportsTable }),
  reporters: new HouseTable(scope, 'Reporters', {
    house,
    table: reportersTable,
    key: reportersKey,
  }),
  senders: new HouseTable(scope, 'Senders', { house, table: sendersTable }),
  sources: new HouseTable(scope, 'Sources', { house, table: sourcesTable }),
  quarantine: new HouseTable(scope, 'Quarantine', { house, table: quarantineTable }),
  // Phones of reporters, sealed: under the key of who reported.
  answers: new HouseTable(scope, 'Answers', { house, table: answersTable, key: reportersKey }),
  slips: new HouseTable(scope, 'Slips', { house, table: slipsTable }),
  evidence: new HouseTable(scope, 'EvidenceTable', { house, table: evidenceTable }),
});

const caseTables = (scope: Construct, house: House) => ({
  roll: new HouseTable(scope, 'Roll', { house, table: rollTable }),
  cases: new HouseTable(scope, 'Cases', { house, table: casesTable }),
  messages: new HouseTable(scope, 'Messages', { house, table: messagesTable }),
  identityAccess: new HouseTable(scope, 'IdentityAccess', { house, table: identityAccessTable }),
  readings: new HouseTable(scope, 'Readings', { house, table: readingsTable }),
  calendar: new HouseTable(scope, 'Calendar', { house, table: calendarTable }),
  decrees: new HouseTable(scope, 'Decrees', { house, table: decreesTable }),
  summaries: new HouseTable(scope, 'Summaries', { house, table: summariesTable }),
});
