import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { pledgeDecreesSettings } from '../../functions/pledges/decrees/settings.ts';
import { HouseFunction } from '../parts/function.ts';
import type { PledgeNeeds } from './tables.ts';

/** Where two people decide about pledging without a release. */
export class PledgeDecrees extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { house, tables }: PledgeNeeds) {
    super(scope, id);
    this.entries = {
      'pledges/decrees/pledge-decrees': new HouseFunction(this, 'Decrees', {
        house,
        entry: 'pledges/decrees/pledge-decrees',
        settings: pledgeDecreesSettings,
        environment: {
          DECREED_TABLE: house.decreed.decide(
            'pledge-phases',
            'pledge-texts',
            'witness-offices',
            'region-units',
          ),
          CEREMONIES_TABLE: tables.ceremonies.only('dynamodb:Query'),
          PARTICIPATION_TABLE: tables.participation.only('dynamodb:GetItem'),
          ROSTERS_TABLE: tables.rosters.only('dynamodb:GetItem'),
        },
        timeout: 25,
        memoryMb: 512,
        errorImpact: 'Phases and units of the campaign cannot be changed without a release.',
      }),
    };
  }
}
