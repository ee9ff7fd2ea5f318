import type { Construct } from 'constructs';
import { alertsTable } from '../../functions/satgas/alerts/tables.ts';
import { announcementsTable } from '../../functions/satgas/announcements/tables.ts';
import { alarmsTable } from '../../functions/satgas/oversight/tables.ts';
import { silencesTable } from '../../functions/satgas/silences/tables.ts';
import { deliveriesTable } from '../../functions/satgas/telling/tables.ts';
import { officersTable, registerChangesTable } from '../../functions/satgas/officers/tables.ts';
import type { House } from '../parts/house.ts';
import { HouseTable } from '../parts/table.ts';

export type SatgasTables = ReturnType<typeof satgasTables>;

/** The tables of the alert line. */
export const satgasTables = (scope: Construct, house: House) => ({
  alerts: new HouseTable(scope, 'Alerts', { house, table: alertsTable }),
  officers: new HouseTable(scope, 'Officers', { house, table: officersTable }),
  registerChanges: new HouseTable(scope, 'RegisterChanges', {
    house,
    table: registerChangesTable,
  }),
  deliveries: new HouseTable(scope, 'Deliveries', { house, table: deliveriesTable }),
  announcements: new HouseTable(scope, 'Announcements', { house, table: announcementsTable }),
  alarms: new HouseTable(scope, 'AlarmsHeard', { house, table: alarmsTable }),
  silences: new HouseTable(scope, 'Silences', { house, table: silencesTable }),
});
