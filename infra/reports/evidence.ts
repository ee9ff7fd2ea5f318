import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { evidenceBucket } from '../parts/bucket.ts';
import type { House } from '../parts/house.ts';
import type { HouseSecret } from '../parts/secret.ts';
import type { HouseTopic } from '../parts/topic.ts';
import type { ReportTables } from './tables.ts';

type Needs = { house: House; tables: ReportTables; code: HouseSecret; events: HouseTopic };

/** The evidence of reports: originals sealed, cleaned copies for officers, a trail of who touched what. */
export class Evidence extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction> = {};

  constructor(scope: Construct, id: string, { house }: Needs) {
    super(scope, id);
    evidenceBucket(this, house);
  }
}
