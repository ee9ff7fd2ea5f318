import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTables } from '@netral/local-host/engine/tables';
import { actOnAlert } from '../../../functions/satgas/alerts/act-on-alert.ts';
import { alertStore } from '../../../functions/satgas/alerts/alert-store.ts';
import { alertIdOf } from '../../../functions/satgas/alerts/alert.ts';
import { climbLadder } from '../../../functions/satgas/alerts/climb-ladder.ts';
import { alertsTable } from '../../../functions/satgas/alerts/tables.ts';
import { clearedBySignIn } from '../../../functions/satgas/alerts/who-may-know.ts';
import { officerStore } from '../../../functions/satgas/officers/officer-store.ts';
import { officersTable } from '../../../functions/satgas/officers/tables.ts';
import { oversee } from '../../../functions/satgas/oversight/oversee.ts';
import { silenceStore } from '../../../functions/satgas/silences/silence-store.ts';
import { silencesTable } from '../../../functions/satgas/silences/tables.ts';
import { deliveryStore } from '../../../functions/satgas/telling/delivery-store.ts';
import { deliveriesTable } from '../../../functions/satgas/telling/tables.ts';
import { keyedHash } from '../../../shared/keyed-hash.ts';
import { anAlert, anOfficer } from '../../support/builders.ts';
import { mondayNine } from '../../support/cases.ts';
import { tableOf } from '../../support/table-of.ts';
import { writeCopies } from './copies.ts';
import { expecting, rowOf, type Room } from './room.ts';
import { asReleased } from '../../support/policy.ts';

const region = '18.09';
const dayMs = 86_400_000;
/** Alerts that nobody has taken, and those of them that are due. */
const open = 40;
const due = 20;
/** Officers of one region, and how many alerts are stored for each of all. */
const perRegion = 18;
const alertsPerOfficer = 10;

/** Alerts of one region over 400 days, all but forty taken; officers of as many regions as they fill. */
export const alertRoom = async (client: DynamoDBClient): Promise<Room> => {
  const tables = [alertsTable, officersTable, silencesTable, deliveriesTable];
  await createTables(
    client,
    tables.map((table) => tableOf(table)),
  );
  const alerts = alertStore(client, alertsTable.name);
  const officers = officerStore(client, officersTable.name);
  const deliveries = deliveryStore(client, deliveriesTable.name);
  const silences = silenceStore(client, silencesTable.name);
  let at = mondayNine;
  const now = () => at;
  const taken = anAlert({ state: 'taken', takers: ['petugas-1'], takenAt: at, openedAt: at - 1 });
  await alerts.open(taken);
  const takenRow = await rowOf(client, alertsTable.name, keyOf(taken));
  const alike = keyedHash(Buffer.alloc(32), 'alike', 'growth');
  const old = anAlert({
    alertId: idOf(at - 300 * dayMs, 'lama'),
    alike,
    openedAt: at - 300 * dayMs,
  });
  await alerts.open({ ...old, state: 'taken', takenAt: at - 299 * dayMs, takers: ['petugas-1'] });
  const petugas = anOfficer('petugas-1');
  await officers.apply(petugas, { changeId: 'awal', revision: 0, at: 1 });
  const officerRow = await rowOf(client, officersTable.name, {
    ...{ region: petugas.region, officerId: petugas.officerId },
  });
  const act = actOnAlert({
    ...{ alerts, officers, now, policyOf: asReleased, tookMinutes: () => undefined },
  });
  const who = clearedBySignIn({ personId: 'petugas-1', role: 'officer', region, unit: 'BKPSDM' });
  const climb = climbLadder({
    ...{ regions: [region], alerts, officers, policyOf: asReleased, now },
    count: () => undefined,
  });
  const sees = oversee({
    ...{ alerts, officers, deliveries, silences, now },
    budget: { monthlyMicroUsd: 1, spent: () => Promise.resolve(0) },
    account: () => Promise.resolve(undefined),
    reconciled: { listSince: () => Promise.resolve([]) },
  });
  /** Forty that nobody has taken, as they were before anybody climbed. */
  const openAnew = () =>
    writeCopies(client, alertsTable.name, {
      ...{ row: takenRow, range: { from: 0, to: open } },
      own: (n) => ({
        ...{ alertId: idOf(mondayNine - n * 1000, `buka-${String(n)}`), state: 'open', takers: [] },
        ...{ openIn: region, openedAt: mondayNine, dueAt: n < due ? at - 1 : at + dayMs },
        version: 0,
      }),
    });
  return {
    grow: async (range) => {
      await writeCopies(client, alertsTable.name, {
        ...{ row: takenRow, range },
        own: (n) => {
          const receivedAt = mondayNine - (n % 400) * dayMs - n;
          return { alertId: idOf(receivedAt, String(n)), openedAt: receivedAt };
        },
      });
      await writeCopies(client, officersTable.name, {
        row: officerRow,
        range: { from: range.from / alertsPerOfficer, to: range.to / alertsPerOfficer },
        own: (n) => ({
          region: n < perRegion ? region : `wilayah-${String(Math.floor(n / perRegion))}`,
          officerId: `petugas-${String(n)}`,
        }),
      });
      at += 3_600_000;
      await openAnew();
    },
    things: [
      {
        ...{ name: 'open alerts of a region', grows: 'constant', runs: 20 },
        work: () =>
          expecting('open alerts', async () => {
            const { alerts: seen } = await act.listOpen([region], who);
            return seen.length === open;
          }),
      },
      {
        // It looks through what came in from three days before until somebody took it.
        ...{
          name: 'an alert taken after a day, with those that share it',
          grows: 'linear',
          runs: 20,
        },
        work: () =>
          expecting('alert', async () => (await act.see(keyOf(old), who)).joined.length === 0),
      },
      {
        ...{ name: 'officers of a region', grows: 'constant', runs: 20 },
        work: () =>
          expecting('officers', async () => (await officers.listOf([region])).length >= perRegion),
      },
      {
        ...{ name: 'oversight of a region, 30 days', grows: 'linear', runs: 2 },
        work: () => expecting('oversight', async () => (await sees([region])).lines.length === 1),
      },
      { name: 'climbing, and the hour’s look', grows: 'linear', runs: 1, work: climb },
      {
        ...{ name: 'climbing, twenty due', grows: 'constant', runs: 5 },
        work: async () => {
          await openAnew();
          await expecting('climbing', async () => (await climb()).climbed === due);
        },
      },
    ],
  };
};

const keyOf = ({ region: of, alertId }: { region: string; alertId: string }) => ({
  ...{ region: of, alertId },
});

const idOf = (receivedAt: number, name: string): string =>
  alertIdOf(receivedAt, name.padStart(12, '0'));
