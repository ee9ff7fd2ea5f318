import type { Construct } from 'constructs';
import {
  alertsTable,
  announcementsTable,
  deliveriesTable,
  officersTable,
  silencesTable,
} from '../../functions/satgas/tables.ts';
import type { House } from '../parts/house.ts';
import { HouseTable } from '../parts/table.ts';

export type SatgasTables = ReturnType<typeof satgasTables>;

/** The tables of the alert line. */
export const satgasTables = (scope: Construct, house: House) => ({
  alerts: new HouseTable(scope, 'Alerts', { house, table: alertsTable }),
  officers: new HouseTable(scope, 'Officers', { house, table: officersTable }),
  deliveries: new HouseTable(scope, 'Deliveries', { house, table: deliveriesTable }),
  announcements: new HouseTable(scope, 'Announcements', { house, table: announcementsTable }),
  silences: new HouseTable(scope, 'Silences', { house, table: silencesTable }),
});
