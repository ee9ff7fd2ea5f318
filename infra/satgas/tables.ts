import { StreamViewType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { House } from '../parts/house.ts';
import { HouseTable } from '../parts/table.ts';

export type SatgasTables = ReturnType<typeof satgasTables>;

/** The tables of the alert line. */
export const satgasTables = (scope: Construct, house: House) => ({
  alerts: new HouseTable(scope, 'Alerts', {
    house,
    partitionKey: 'region',
    sortKey: 'alertId',
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
    expires: true,
  }),
  officers: new HouseTable(scope, 'Officers', {
    house,
    partitionKey: 'region',
    sortKey: 'officerId',
    stream: StreamViewType.NEW_AND_OLD_IMAGES,
  }),
  /** One item a message, the months' SMS spend, and what carriers said. */
  deliveries: new HouseTable(scope, 'Deliveries', {
    house,
    partitionKey: 'recipient',
    sortKey: 'item',
    expires: true,
    index: { name: 'held', partitionKey: 'held', sortKey: 'sendAt' },
  }),
  announcements: new HouseTable(scope, 'Announcements', {
    house,
    partitionKey: 'scope',
    sortKey: 'item',
    stream: StreamViewType.NEW_IMAGE,
    expires: true,
  }),
  silences: new HouseTable(scope, 'Silences', { house, partitionKey: 'region' }),
});
