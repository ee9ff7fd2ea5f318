import { Construct } from 'constructs';
import { chainReadingsSettings } from '../../functions/reports/readings/settings.ts';
import { copiesKeptDays } from '../../functions/reports/readings/note-reading.ts';
import { acceptObjectsOf, lockedBucket } from '../parts/bucket.ts';
import { HouseFunction } from '../parts/function.ts';
import { allow, granted } from '../parts/granted.ts';
import type { House } from '../parts/house.ts';
import { followStream } from '../parts/triggers.ts';
import type { StreamPattern } from '../parts/without-imported.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables };

/** The copy of every entry of a reading, each with the hash of the one before it, where nobody can change it. */
export class Readings extends Construct {
  constructor(scope: Construct, id: string, { house, tables }: Needs) {
    super(scope, id);
    const bucket = lockedBucket(this, house, copiesKeptDays);
    const fn = new HouseFunction(this, 'ChainReadings', {
      house,
      entry: 'reports/readings/chain-readings',
      settings: chainReadingsSettings,
      environment: {
        READINGS_TABLE: tables.readings.only(
          'dynamodb:GetItem',
          'dynamodb:PutItem',
          'dynamodb:UpdateItem',
        ),
        READINGS_BUCKET: granted(
          bucket.bucketName,
          allow(['s3:PutObject', 's3:GetObject'], bucket.arnForObjects('readings/*')),
          house.key.use('s3'),
        ),
      },
      timeout: 60,
      errorImpact: 'Who read which report is noted, but not yet copied where nobody can change it.',
    });
    acceptObjectsOf(fn, bucket, 'readings/');
    followStream(this, 'ChainReadingsStream', {
      fn,
      table: tables.readings,
      batchSize: 50,
      windowSeconds: 1,
      bisect: true,
      patterns: [named('case#'), named('queue#')],
    });
  }
}

const named = (prefix: string): StreamPattern => ({
  eventName: ['INSERT'],
  dynamodb: { Keys: { about: { S: [{ prefix }] } } },
});
