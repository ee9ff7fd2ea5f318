import type { Construct } from 'constructs';
import { calendarTable } from '../../functions/reports/calendar/tables.ts';
import { casesTable } from '../../functions/reports/cases/tables.ts';
import { evidenceTable } from '../../functions/reports/pieces/tables.ts';
import { identityAccessTable } from '../../functions/reports/identity/tables.ts';
import { messagesTable } from '../../functions/reports/messages/tables.ts';
import { quarantineTable, sourcesTable } from '../../functions/reports/sources/tables.ts';
import { reportersTable, reportsTable } from '../../functions/reports/intake/tables.ts';
import { readingsTable } from '../../functions/reports/readings/tables.ts';
import { rollTable } from '../../functions/reports/roll/tables.ts';
import { summariesTable } from '../../functions/reports/cases/tables.ts';
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
  reports: new HouseTable(scope, 'Table', { house, table: reportsTable }),
  reporters: new HouseTable(scope, 'Reporters', {
    house,
    table: reportersTable,
    key: new HouseKey(scope, 'ReportersKey', 'Netral: who reported'),
  }),
  sources: new HouseTable(scope, 'Sources', { house, table: sourcesTable }),
  quarantine: new HouseTable(scope, 'Quarantine', { house, table: quarantineTable }),
  evidence: new HouseTable(scope, 'EvidenceTable', { house, table: evidenceTable }),
});

const caseTables = (scope: Construct, house: House) => ({
  roll: new HouseTable(scope, 'Roll', { house, table: rollTable }),
  cases: new HouseTable(scope, 'Cases', { house, table: casesTable }),
  messages: new HouseTable(scope, 'Messages', { house, table: messagesTable }),
  identityAccess: new HouseTable(scope, 'IdentityAccess', { house, table: identityAccessTable }),
  readings: new HouseTable(scope, 'Readings', { house, table: readingsTable }),
  calendar: new HouseTable(scope, 'Calendar', { house, table: calendarTable }),
  summaries: new HouseTable(scope, 'Summaries', { house, table: summariesTable }),
});
