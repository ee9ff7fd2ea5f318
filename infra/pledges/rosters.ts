import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { rostersSettings } from '../../functions/pledges/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { PledgeNeeds } from './tables.ts';

/** Rosters: who is expected to pledge, as keyed hashes only. Being on one proves nothing of who pledged. */
export class Rosters extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { house, tables, secrets }: PledgeNeeds) {
    super(scope, id);
    this.entries = {
      'pledges/rosters/rosters': new HouseFunction(this, 'TakeRosters', {
        house,
        entry: 'pledges/rosters/rosters',
        settings: rostersSettings,
        environment: {
          ROSTERS_TABLE: tables.rosters.write(),
          PEPPER_SECRET_ARN: secrets.pepper.read(),
        },
        // As long as the gateway waits.
        timeout: 29,
        memoryMb: 1769,
        errorImpact:
          'A region cannot say who is expected: its counts have no number to be compared with.',
      }),
    };
  }
}
