import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { erasuresSettings } from '../../functions/pledges/erasure/settings.ts';
import { erasuresTable } from '../../functions/pledges/erasure/tables.ts';
import { HouseFunction } from '../parts/function.ts';
import { HouseTable } from '../parts/table.ts';
import type { PledgeNeeds } from './tables.ts';

/** Erasure on a lawful request, and the traces of it, which are added to and never changed. */
export class Erasure extends Construct {
  /** Functions that answer routes, by entry. */
  readonly entries: Record<string, IFunction>;

  constructor(scope: Construct, id: string, { house, tables, secrets }: PledgeNeeds) {
    super(scope, id);
    const traces = new HouseTable(this, 'Table', { house, table: erasuresTable });
    this.entries = {
      'pledges/erasure/erasures': new HouseFunction(this, 'Erasures', {
        house,
        entry: 'pledges/erasure/erasures',
        settings: erasuresSettings,
        environment: {
          PLEDGES_TABLE: tables.pledges.only('dynamodb:GetItem', 'dynamodb:DeleteItem'),
          ROSTERS_TABLE: tables.rosters.only('dynamodb:GetItem', 'dynamodb:PutItem'),
          CEREMONIES_TABLE: tables.ceremonies.only('dynamodb:Query', 'dynamodb:UpdateItem'),
          ERASURES_TABLE: traces.append(),
          VOIDINGS_TABLE: tables.voidings.append(),
          PEPPER_SECRET_ARN: secrets.pepper.read(),
        },
        timeout: 29,
        memoryMb: 512,
        errorImpact: 'People who ask for their record to be erased have to wait.',
      }),
    };
  }
}
