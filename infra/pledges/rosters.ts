import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { matchRosterSettings, rostersSettings } from '../../functions/pledges/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import { followStream } from '../parts/triggers.ts';
import type { PledgeNeeds } from './tables.ts';

/** Rosters: who is expected to pledge, as keyed hashes only, and the standing it gives to pledges. */
export class Rosters extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, needs: PledgeNeeds) {
    super(scope, id);
    const { house, tables, secrets } = needs;
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
        errorImpact: 'A region cannot say who is expected: its pledges stay unverified.',
      }),
    };
    this.#match(needs);
  }

  #match({ house, tables }: PledgeNeeds): void {
    const fn = new HouseFunction(this, 'MatchRoster', {
      house,
      entry: 'pledges/rosters/match-roster',
      settings: matchRosterSettings,
      environment: {
        PLEDGES_TABLE: tables.pledges.only('dynamodb:BatchGetItem', 'dynamodb:UpdateItem'),
      },
      timeout: 60,
      memoryMb: 512,
      errorImpact: 'Pledges made before their roster came stay unverified.',
    });
    followStream(this, 'RosterStream', {
      fn,
      table: tables.rosters,
      batchSize: 64,
      windowSeconds: 1,
      bisect: true,
      eventNames: ['INSERT', 'MODIFY'],
    });
  }
}
